import { geoEqualEarth, geoGraticule, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import type { MapView } from '../../brief/index.ts';
import { BLUE, svgImage, fixed, INK, svgText, RULE, SOFT, type Escape } from './svg.ts';
import { layoutLabels } from './label-layout.ts';

const WIDTH = 640;
/** Room for the map; more where many names stand beside it. */
const LEAST_HEIGHT = 150;
const EDGE = 16;
/** Room for the names, right of the map. */
const TRAFFIC_MANAGER_PROFILES = 240;
const LINE = 33;
/** One city fills no map: this many degrees around the places are shown at least. */
const AROUND = 14;

/**
 * Dots where data and copies are, named at the side so that no name hides a dot. There is no coast: the other places of
 * the providers are what one sees them against.
 */
export function dotMap(view: MapView, escape: Escape): string {
  const height = Math.max(LEAST_HEIGHT, view.places.length * LINE + 24);
  const frame: [[number, number], [number, number]] = [
    [EDGE, EDGE],
    [WIDTH - TRAFFIC_MANAGER_PROFILES - EDGE, height - EDGE - 14],
  ];
  const corners = view.places.flatMap(({ latitude, longitude }) =>
    [-1, 1].map((side): [number, number] => [
      Math.max(-180, Math.min(180, longitude + side * AROUND)),
      Math.max(-75, Math.min(75, latitude + (side * AROUND) / 2)),
    ]),
  );
  const projection = geoEqualEarth().fitExtent(frame, { type: 'MultiPoint', coordinates: corners });
  const inside = (x: number, y: number): boolean =>
    x > 4 && x < WIDTH - TRAFFIC_MANAGER_PROFILES - 4 && y > 4 && y < height - 20;
  projection.clipExtent([
    [0, 0],
    [WIDTH - TRAFFIC_MANAGER_PROFILES, height - 16],
  ]);
  const grid = geoPath(projection).digits(1)(gridOf(corners)) ?? '';
  const others = view.others.flatMap(([latitude, longitude]) => {
    const [x, y] = projection([longitude, latitude]) ?? [-1, -1];
    return inside(x, y) ? [`<circle cx="${fixed(x)}" cy="${fixed(y)}" r="2" fill="${RULE}"/>`] : [];
  });
  const dots = view.places.map(place => ({ ...place, point: projection([place.longitude, place.latitude]) ?? [0, 0] }));
  const heights = layoutLabels(
    dots.map(({ point }) => point[1]),
    LINE,
    14,
    height - 24,
  );
  const named = dots.map(({ name, text, data, copies, point: [x, y] }, index) => {
    const at = heights[index] ?? y;
    const left = WIDTH - TRAFFIC_MANAGER_PROFILES + 14;
    return `<g class="named"><path d="M${fixed(x)} ${fixed(y)}L${fixed(left - 12)} ${fixed(at)}h8" fill="none" stroke="${RULE}" stroke-width=".8"/>${svgText(left, at + 2, name, escape, { weight: 600 })}${svgText(left, at + 15.5, text, escape, { fill: SOFT })}</g>${dot(x, y, data, copies)}`;
  });
  const y = height - 6;
  const second = 8 + widthOf(view.key.data);
  const third = second + widthOf(view.key.copies) + 2;
  const key = [
    dot(8, y - 4, true, false),
    svgText(18, y, view.key.data, escape, { fill: SOFT }),
    dot(second, y - 4, false, true),
    svgText(second + 12, y, view.key.copies, escape, { fill: SOFT }),
    `<circle cx="${fixed(third)}" cy="${fixed(y - 4)}" r="2" fill="${RULE}"/>`,
    svgText(third + 8, y, view.key.others, escape, { fill: SOFT }),
  ];
  return svgImage(
    'dot-map',
    WIDTH,
    height,
    view.alternative,
    [`<path d="${grid}" fill="none" stroke="#d9dce1" stroke-width=".6"/>`, ...others, ...named, ...key],
    escape,
  );
}

/** The lines around the places: those of the whole earth, nine tenths of them out of sight, take twenty times as long to draw. */
function gridOf(corners: readonly (readonly [longitude: number, latitude: number])[]): GeoPermissibleObjects {
  const [west, east] = around(
    corners.map(([longitude]) => longitude),
    180,
  );
  const [south, north] = around(
    corners.map(([, latitude]) => latitude),
    80,
  );
  return geoGraticule().step([10, 10]).extent([[west, south], [east, north]])(); // prettier-ignore
}

/** From ten to ten degrees, with as much again on each side as there is between them: the frame is wider than what is in it. */
function around(degrees: readonly number[], most: number): [number, number] {
  const [least, last] = [Math.min(...degrees), Math.max(...degrees)];
  const more = last - least + 20;
  const ten = (n: number): number => Math.max(-most, Math.min(most, Math.round(n / 10) * 10));
  return [ten(least - more), ten(last + more)];
}

/** The room that a mark with its word takes in the key, and a gap: letters are a good half as wide as they are high. */
const widthOf = (word: string): number => 38 + word.length * 6.5;

/** Data is a filled dot, copies a ring around it: both are seen without colour. */
const dot = (x: number, y: number, data: boolean, copies: boolean): string =>
  (copies ? `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="7" fill="#fff" stroke="${INK}" stroke-width="1.4"/>` : '') +
  (data ? `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="4.4" fill="${BLUE}"/>` : '');
