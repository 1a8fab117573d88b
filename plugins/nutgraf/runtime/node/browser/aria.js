// The figure around the drawing carries role and label.
export function initializeAria() {}
export function ariaLabel() {}
