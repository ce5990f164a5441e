import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { PictureBox, PictureColumn, RiskPicture } from '../../../../brief/index.ts';
import { BOX_MARKS } from '../box-marks.ts';
import { gap, paragraph, plain, run, WIDTH, type Block } from './blocks.ts';

const ARROW = 1_000;
const INK = '1A1A1A';
const PLANNED = '0072B2';
const NONE = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' } as const;
const FRAME = { style: BorderStyle.SINGLE, size: 8, color: INK } as const;
const BORDERS: Readonly<Record<PictureBox['state'], { style: (typeof BorderStyle)[keyof typeof BorderStyle]; color: string }>> = {
  fails: { style: BorderStyle.SINGLE, color: INK },
  holds: { style: BorderStyle.SINGLE, color: INK },
  plain: { style: BorderStyle.SINGLE, color: INK },
  unseen: { style: BorderStyle.DOTTED, color: INK },
  planned: { style: BorderStyle.DASHED, color: PLANNED },
}; // prettier-ignore

/** The picture of a risk as a table of one row, which readers can edit: a cell for each column and each arrow. */
export function picture(view: RiskPicture | undefined): Block[] {
  if (view === undefined) return [];
  const arrows = view.columns.filter(({ arrow }) => arrow !== undefined).length;
  const width = Math.floor((WIDTH - arrows * ARROW) / view.columns.length);
  const cells = view.columns.flatMap(column => [
    ...(column.arrow === undefined ? [] : [arrowCell(column.arrow.text)]),
    columnCell(column, width),
  ]);
  const drawn = new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: view.columns.flatMap(({ arrow }) => (arrow === undefined ? [width] : [ARROW, width])),
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows: [new TableRow({ cantSplit: true, children: cells })],
  });
  return [drawn, ...(view.key === '' ? [gap()] : [paragraph(view.key, { soft: true })])];
}

const arrowCell = (text: string): TableCell =>
  new TableCell({
    width: { size: ARROW, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [text, '→'].filter(Boolean).map(
      said => new Paragraph({ alignment: AlignmentType.CENTER, children: [run({ text: plain(said), size: 17 })] }),
    ),
  }); // prettier-ignore

const columnCell = ({ title, framed, boxes }: PictureColumn, width: number): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 80, bottom: 80, left: 120, right: 120 },
    verticalAlign: framed ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    ...(framed
      ? {
          borders: { top: FRAME, bottom: FRAME, left: FRAME, right: FRAME },
          shading: { type: ShadingType.CLEAR, fill: 'F5F6F8' },
        }
      : {}),
    children: [
      ...(title === '' ? [] : [new Paragraph({ children: [run({ text: plain(title), bold: true, size: 18 })] })]),
      ...boxes.flatMap(box => [gap(), boxOf(box)]),
      gap(),
    ],
  }); // prettier-ignore

/** A paragraph with a border on each side; its lines are lines of one paragraph, or Word would draw one box around all. */
function boxOf({ state, title, lines, share }: PictureBox): Paragraph {
  const edge = { ...BORDERS[state], size: 6, space: 3 };
  const color = state === 'planned' ? PLANNED : INK;
  const below = [...lines, ...(share === undefined ? [] : [`${String(share)} %`])];
  return new Paragraph({
    // Borders stand outside of the text: room for them inside the cell.
    indent: { left: 90, right: 90 },
    border: { top: edge, bottom: edge, left: edge, right: edge },
    shading: { type: ShadingType.CLEAR, fill: 'FFFFFF' },
    children: [
      run({ text: plain(`${BOX_MARKS[state]}${title}`), bold: true, size: 17, color }),
      ...below.map(line => run({ text: plain(line), size: 17, color: '565B63', break: 1 })),
    ],
  });
}
