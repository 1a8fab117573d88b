// Expressions come as functions (see live.js): nothing compiles them here.
export default undefined;
