import { geoEqualEarth, geoGraticule, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { MapView } from '../../brief/index.ts';
import { layoutLabels } from './label-layout.ts';
import { BLUE, fixed, INK, RULE, SOFT, svgImage, svgText, type Escape } from './svg.ts';

const WIDTH = 640;
const LEAST_HEIGHT = 150;
const EDGE = 16;
/** Width for the names, right of the map. */
const NAMES_WIDTH = 240;
const LINE = 33;
/** Degrees that are shown around each location at least: a single city fills no map. */
const MARGIN_DEGREES = 14;

type Corner = [longitude: number, latitude: number];
type Point = [x: number, y: number];

/**
 * A map of the regions that hold data and backups, with their names in a column beside it so that none hides a dot. It has no
 * coastlines: the other regions of the providers give the orientation.
 */
export function dotMap(view: MapView, escape: Escape): string {
  const height = Math.max(LEAST_HEIGHT, view.places.length * LINE + 24);
  const corners = cornersOf(view);
  const projection = projectionOn(corners, height);
  const grid = geoPath(projection).digits(1)(gridAround(corners)) ?? '';
  return svgImage(
    'dot-map',
    WIDTH,
    height,
    view.alternative,
    [
      `<path d="${grid}" fill="none" stroke="#d9dce1" stroke-width=".6"/>`,
      ...otherRegions(view, projection, height),
      ...namedRegions(view, projection, height, escape),
      ...legend(view, height - 6, escape),
    ],
    escape,
  );
}

const cornersOf = ({ places }: MapView): readonly Corner[] =>
  places.flatMap(({ latitude, longitude }) =>
    [-1, 1].map((side): Corner => [
      clamp(longitude + side * MARGIN_DEGREES, 180),
      clamp(latitude + (side * MARGIN_DEGREES) / 2, 75),
    ]),
  );

function projectionOn(corners: readonly Corner[], height: number): GeoProjection {
  const frame: [Point, Point] = [
    [EDGE, EDGE],
    [WIDTH - NAMES_WIDTH - EDGE, height - EDGE - 14],
  ];
  const projection = geoEqualEarth().fitExtent(frame, { type: 'MultiPoint', coordinates: [...corners] });
  return projection.clipExtent([
    [0, 0],
    [WIDTH - NAMES_WIDTH, height - 16],
  ]);
}

function otherRegions(view: MapView, projection: GeoProjection, height: number): readonly string[] {
  const isInside = (x: number, y: number): boolean => x > 4 && x < WIDTH - NAMES_WIDTH - 4 && y > 4 && y < height - 20;
  return view.others.flatMap(([latitude, longitude]) => {
    const [x, y] = projection([longitude, latitude]) ?? [-1, -1];
    return isInside(x, y) ? [smallDot(x, y)] : [];
  });
}

function namedRegions(view: MapView, projection: GeoProjection, height: number, escape: Escape): readonly string[] {
  const points = view.places.map(({ longitude, latitude }): Point => projection([longitude, latitude]) ?? [0, 0]);
  const heights = layoutLabels(
    points.map(([, y]) => y),
    LINE,
    14,
    height - 24,
  );
  return view.places.map(({ name, text, data, copies }, index) => {
    const [x, y] = points[index] ?? [0, 0];
    const at = heights[index] ?? y;
    const left = WIDTH - NAMES_WIDTH + 14;
    return `<g class="named"><path d="M${fixed(x)} ${fixed(y)}L${fixed(left - 12)} ${fixed(at)}h8" fill="none" stroke="${RULE}" stroke-width=".8"/>${svgText(left, at + 2, name, escape, { weight: 600 })}${svgText(left, at + 15.5, text, escape, { fill: SOFT })}</g>${dot(x, y, data, copies)}`;
  });
}

function legend({ key }: MapView, y: number, escape: Escape): readonly string[] {
  const second = 8 + entryWidth(key.data);
  const third = second + entryWidth(key.copies) + 2;
  return [
    dot(8, y - 4, true, false),
    svgText(18, y, key.data, escape, { fill: SOFT }),
    dot(second, y - 4, false, true),
    svgText(second + 12, y, key.copies, escape, { fill: SOFT }),
    smallDot(third, y - 4),
    svgText(third + 8, y, key.others, escape, { fill: SOFT }),
  ];
}

/** Grid lines near the locations only: those of the whole earth take twenty times as long to project. */
function gridAround(corners: readonly Corner[]): GeoPermissibleObjects {
  const [west, east] = span(
    corners.map(([longitude]) => longitude),
    180,
  );
  const [south, north] = span(
    corners.map(([, latitude]) => latitude),
    80,
  );
  return geoGraticule().step([10, 10]).extent([[west, south], [east, north]])(); // prettier-ignore
}

/** In steps of 10 degrees, with the same distance added on each side: the frame is wider than its content. */
function span(degrees: readonly number[], limit: number): [number, number] {
  const [least, last] = [Math.min(...degrees), Math.max(...degrees)];
  const more = last - least + 20;
  const rounded = (value: number): number => clamp(Math.round(value / 10) * 10, limit);
  return [rounded(least - more), rounded(last + more)];
}

const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));

/** The width of a legend entry with its gap, estimated from 6.5 units for each character. */
const entryWidth = (text: string): number => 38 + text.length * 6.5;

const smallDot = (x: number, y: number): string => `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="2" fill="${RULE}"/>`;

/** A filled dot for data, a ring for backups: they differ without colour. */
const dot = (x: number, y: number, data: boolean, copies: boolean): string =>
  (copies ? `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="7" fill="#fff" stroke="${INK}" stroke-width="1.4"/>` : '') +
  (data ? `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="4.4" fill="${BLUE}"/>` : '');
