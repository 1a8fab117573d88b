// Brushes and zooms of a view, for inputs that move them without a pointer. They set the signals that a drag or a wheel
// sets; what follows from these is Vega's own doing.
import { isDiscrete, listStops } from "./stops.js";

// The part of what is seen by which a press moves on, and how much is left of it after a press that comes closer: as
// much as after 200 pixels of the wheel.
const STRIDE = 0.2;
const CLOSER = 1.001 ** -200;
// Less than a category, so that the next one, which begins where it ends, is not chosen too.
const HAIR = 0.01;

/** The brushes and zooms that `given` names (see `selections.mjs`), one for each plot; panels as they are laid out. */
export function listSelections(view, given) {
  const contexts = listContexts(view._runtime);
  const panels = listData(view.scenegraph().root);
  const find = ({ signals }) => panels.indexOf(signals.parent?.value);
  return given.flatMap((each) => {
    const own = contexts.filter(({ nodes }) => Object.hasOwn(nodes, each.plot)).sort((one, other) => find(one) - find(other));
    return own.map((context) => new (each.name ? Brush : Zoom)(view, context, each));
  });
}

const listContexts = (context) => [context, ...(context.subcontext ?? []).flatMap(listContexts)];

const listData = ({ datum, items = [] }) => [datum, ...items.flatMap(listData)];

/** A brush, with one side for each of its axes. */
class Brush {
  constructor(view, context, given) {
    const sides = given.axes.map((axis, number) => new Side(view, context, given.nodes[number], axis));
    Object.assign(this, { view, context, given, name: given.name, sides });
  }

  /** Whether it is drawn in this plot: of several plots the one that was brushed last may have the only brush. */
  isDrawn() {
    const unit = this.context.signals[`${this.name}_tuple`].value?.unit;
    return unit !== undefined && this.view.data(`${this.name}_store`).some((row) => row.unit === unit);
  }

  /** The stops at which the edges of a side stand; without a brush the ends of the axis. */
  read(number) {
    return this.sides[number].findStops(this.isDrawn());
  }

  /** Move an edge of a side, 0 or 1, to a stop. A brush across everything is none. */
  move(number, edge, stop) {
    const places = this.sides.map((side) => side.measure(this.isDrawn()));
    const side = this.sides[number];
    places[number][edge] = side.place(side.stops[stop].value, edge);
    const isAll = this.sides.every((side, index) => String(side.measure(false)) === String(places[index]));
    this.enter();
    this.sides.forEach((side, index) => this.view.update(side.node, isAll ? [0, 0] : places[index], { force: true }));
    return this.view.runAsync();
  }

  /** A panel learns from the pointer which rows it shows; without one it is told. */
  enter() {
    const { facet, parent } = this.context.signals;
    if (facet) this.view.update(facet, parent.value);
  }

  /** Calls back when a brush of this name was moved, in whichever plot. */
  listen(tell) {
    this.view.addDataListener(`${this.name}_store`, tell);
  }
}

/** What a brush covers of one axis. */
class Side {
  constructor(view, context, node, axis) {
    Object.assign(this, { view, node: context.nodes[node], scales: context.scales, axis });
  }

  get scale() {
    return this.scales[this.axis.scale].value;
  }

  get stops() {
    return listStops(this.scale, this.view.locale(), this.axis);
  }

  /** How many stops the edges are apart at least: a category may stand alone. */
  get apart() {
    return isDiscrete(this.scale) ? 0 : 1;
  }

  /** The pixel of an edge at a value. */
  place(value, edge) {
    const { scale } = this;
    const pixel = scale(value);
    if (!isDiscrete(scale)) return pixel;
    const [start, end] = scale.range();
    const width = scale.bandwidth();
    const ends = width ? [0, width - HAIR] : [-scale.step() / 4, scale.step() / 4];
    return pixel + ends[start < end ? edge : 1 - edge];
  }

  /** The pixels of both edges, in the order of the stops; without a brush, those of the ends. */
  measure(isDrawn) {
    const domain = this.scale.domain();
    const [from, to] = [this.place(domain[0], 0), this.place(domain[domain.length - 1], 1)];
    const [start, end] = this.node.value ?? [];
    if (!isDrawn || start === end) return [from, to];
    return start < end === from < to ? [start, end] : [end, start];
  }

  findStops(isDrawn) {
    const { stops } = this;
    return this.measure(isDrawn).map((pixel, edge) => {
      const distances = stops.map(({ value }) => Math.abs(this.place(value, edge) - pixel));
      return distances.indexOf(Math.min(...distances));
    });
  }
}

/** Scales that can be moved and zoomed. */
class Zoom {
  constructor(view, context, given) {
    const scales = given.axes.map(({ channel, scale }) => [channel, () => context.scales[scale].value]);
    Object.assign(this, { view, given, nodes: given.nodes.map((node) => context.nodes[node]), scales });
  }

  /** What a press of a button does, by its name. */
  act(name) {
    const acts = {
      in: () => this.zoom(CLOSER),
      out: () => this.zoom(1 / CLOSER),
      left: () => this.move({ x: -STRIDE, y: 0 }),
      right: () => this.move({ x: STRIDE, y: 0 }),
      up: () => this.move({ x: 0, y: -STRIDE }),
      down: () => this.move({ x: 0, y: STRIDE }),
    };
    return acts[name]();
  }

  zoom(factor) {
    const middle = (scale) => scale.invert((scale.range()[0] + scale.range()[1]) / 2);
    return this.set(0, this.measure((channel, scale) => [channel, middle(scale)]), factor);
  }

  move(shares) {
    const ends = this.measure((channel, scale) => [`extent_${channel}`, scale.domain()]);
    const far = this.measure((channel, scale) => [channel, shares[channel] * Math.abs(scale.range()[1] - scale.range()[0])]);
    return this.set(2, { x: 0, y: 0, ...ends }, { x: 0, y: 0, ...far });
  }

  measure(find) {
    return Object.fromEntries(this.scales.map(([channel, findScale]) => find(channel, findScale())));
  }

  /** An anchor, and what happens from there. */
  set(first, anchor, value) {
    this.view.update(this.nodes[first], anchor).update(this.nodes[first + 1], value, { force: true });
    return this.view.runAsync();
  }
}
