import { functionContext } from "vega-functions";
import { context } from "vega-runtime";
import { transforms } from "nutgraf:transforms";

export default (view, spec, expr) => context(view, transforms, functionContext, expr).parse(spec);
