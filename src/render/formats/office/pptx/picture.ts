import type { PictureBox, PictureColumn, RiskPicture } from '../../../../brief/index.ts';
import { BOX_MARKS } from '../box-marks.ts';
import { FONT, INK, plain, SOFT, type Slide } from './slide.ts';

/** In inches. */
interface Area {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const ARROW = 0.85;
const PAD = 0.1;
const GAP = 0.07;
const TITLE = 0.26;
const SIZE = 11;
const PLANNED = '0072B2';
const DASHES = { fails: 'solid', holds: 'solid', plain: 'solid', unseen: 'sysDot', planned: 'dash' } as const;

/** The picture of a risk in native shapes with text, which readers can move and edit. */
export function addPicture(slide: Slide, { columns }: RiskPicture, area: Area): void {
  const before = columns.map(({ arrow }, at): number => (arrow !== undefined ? ARROW : at === 0 ? 0 : PAD));
  const w = (area.w - before.reduce((sum, one) => sum + one, 0)) / columns.length;
  let { x } = area;
  for (const [at, column] of columns.entries()) {
    const space = before[at] ?? 0;
    if (column.arrow !== undefined) addArrow(slide, column.arrow.text, { ...area, x, w: space });
    x += space;
    addColumn(slide, column, { ...area, x, w });
    x += w;
  }
}

function addArrow(slide: Slide, text: string, { x, y, w, h }: Area): void {
  const middle = y + h / 2;
  if (text !== '')
    slide.addText(plain(text), { x, y: middle - 0.32, w, h: 0.28, fontFace: FONT, fontSize: SIZE, bold: true, color: INK, align: 'center', valign: 'bottom', margin: 0 });
  slide.addShape('line', { x: x + 0.08, y: middle, w: w - 0.16, h: 0, line: { color: INK, width: 1.25, endArrowType: 'triangle' }, objectName: plain(text) || 'arrow' });
} // prettier-ignore

function addColumn(slide: Slide, { title, framed, boxes }: PictureColumn, area: Area): void {
  const inner = framed ? PAD : 0;
  const head = title === '' ? 0 : TITLE;
  const width = area.w - 2 * inner;
  const heights = fitting(boxes.map(box => heightOf(box, width)), area.h - head - 2 * PAD);
  const used = head + heights.reduce((sum, one) => sum + one + GAP, 0) - GAP + 2 * PAD;
  const top = framed ? area.y : area.y + Math.max(0, (area.h - used) / 2);
  if (framed)
    slide.addShape('rect', { ...area, fill: { color: 'F5F6F8' }, line: { color: INK, width: 1 }, objectName: plain(title) || 'frame' });
  if (title !== '')
    slide.addText(plain(title), { x: area.x + inner, y: top + 0.04, w: width, h: TITLE, fontFace: FONT, fontSize: SIZE, bold: true, color: INK, margin: 0, valign: 'middle' });
  let y = top + head + PAD;
  for (const [at, box] of boxes.entries()) {
    const h = heights[at] ?? 0;
    addBox(slide, box, { x: area.x + inner, y, w: width, h });
    y += h + GAP;
  }
} // prettier-ignore

function addBox(slide: Slide, { state, title, lines, share }: PictureBox, area: Area): void {
  const color = state === 'planned' ? PLANNED : INK;
  const below = [...lines, ...(share === undefined ? [] : [`${String(share)} %`])];
  slide.addText(
    [
      { text: plain(`${BOX_MARKS[state]}${title}`), options: { bold: true, color, breakLine: below.length > 0 } },
      ...below.map((line, at) => ({ text: plain(line), options: { color: SOFT, breakLine: at < below.length - 1 } })),
    ],
    {
      ...area, shape: 'rect', fill: { color: 'FFFFFF' }, line: { color, width: state === 'planned' ? 1.5 : 0.75, dashType: DASHES[state] },
      fontFace: FONT, fontSize: SIZE, margin: 4, valign: 'middle', align: 'left', fit: 'shrink', objectName: plain(title),
    },
  );
} // prettier-ignore

/** By the letters that a line holds. */
function heightOf({ title, lines, share }: PictureBox, width: number): number {
  const perLine = Math.max(8, ((width - 0.12) * 72) / (SIZE * 0.52));
  const rows = [title, ...lines].reduce((sum, text) => sum + Math.ceil((text.length + 2) / perLine), 0);
  return ((rows + Number(share !== undefined)) * SIZE * 1.22) / 72 + 0.12;
}

/** Lower where they would not fit; the type shrinks with them. */
function fitting(heights: readonly number[], room: number): readonly number[] {
  const all = heights.reduce((sum, one) => sum + one + GAP, -GAP);
  return all <= room ? heights : heights.map(one => (one * room) / all);
}
