// A canvas measures words; it never shows.
export const canvas = () => document.createElement("canvas");
export const image = () => null;
