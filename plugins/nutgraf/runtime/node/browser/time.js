// For charts without times.
const nothing = () => () => "";
const locale = { timeFormat: nothing, utcFormat: nothing, timeParse: nothing, utcParse: nothing };

export const timeFormatLocale = () => locale;
export const timeFormatDefaultLocale = () => locale;
export const resetTimeFormatDefaultLocale = () => locale;
