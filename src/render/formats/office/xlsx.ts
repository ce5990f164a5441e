import writeExcel, { type CellObject, type Feature, type Image, type Sheet } from 'write-excel-file/node';
import type { SheetView, WorkbookView } from '../../../brief/index.ts';
import { memoizeBy } from '../../../lib/memoize.ts';
import type { Branding } from '../../branding.ts';
import { sanitizeLine } from '../sanitize-line.ts';
import { escapeXml } from '../xml.ts';
import { fitted, pictureOf } from './logo.ts';
import { settlePackage } from './settle-package.ts';

/** What a cell of Excel holds at most is 32,767 characters. */
const LONGEST_CELL = 32_000;
const ACCENT = '#14324f';
const LINE = '#d5d9de';
/** Text, whatever it looks like: even a cell that is edited and left again does not become a formula. */
const TEXT = '@';
const FACE = { fontFamily: 'Calibri', fontSize: 10 } as const;
const LOGO = { width: 160, height: 60 } as const;

/** The workbook: a sheet of what it is, then one for each table with filters and a head that stays in view. */
export async function renderXlsx(view: WorkbookView, { logo, accent = ACCENT }: Branding = {}): Promise<Uint8Array> {
  const tables = view.sheets.map(sheet => tableOf(sheet, accent));
  const bytes = await writeExcel([aboutSheet(view, logo), ...tables], {
    ...FACE,
    features: [printed(view), filtered(view.sheets)],
  }).toBuffer();
  return settlePackage(bytes, view.moment);
}

type FileContent = Image['content'];
type Written = Sheet<FileContent>;

function tableOf({ name, columns, rows }: SheetView, accent: string): Written {
  const bodyCell = memoizeBy(
    (value: string | number) => `${typeof value} ${String(value)}`,
    (value): CellObject => ({ ...cellOf(value), ...BODY }),
  );
  const head = columns.map(({ title }): CellObject => ({
    ...cellOf(title),
    fontWeight: 'bold',
    textColor: '#ffffff',
    backgroundColor: accent,
    wrap: true,
    alignVertical: 'center',
  }));
  return {
    sheet: name,
    data: [
      head.map(cell => ({
        ...cell,
        height: heightOf(
          columns,
          columns.map(({ title }) => title),
        ),
      })),
      ...rows.map(row => {
        const height = heightOf(columns, row);
        return row.map((value, at) => (at === 0 ? { ...bodyCell(value), height } : bodyCell(value)));
      }),
    ],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  };
}

const BODY = { alignVertical: 'top', wrap: true, bottomBorderColor: LINE, bottomBorderStyle: 'thin' } as const;

/** In points; a program that opens the file does not make rows higher by itself. */
const LINE_HEIGHT = 13.5;
/** Of a long text the rest is in the cell. */
const MOST_LINES = 8;

/** The height of a row whose texts are wrapped at the width of their columns. */
function heightOf(columns: SheetView['columns'], row: readonly (string | number)[]): number {
  const lines = row.map((value, at) => {
    const width = columns[at]?.width ?? 1;
    return String(value).split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.1) / width)), 0);
  }); // prettier-ignore
  return Math.min(MOST_LINES, Math.max(1, ...lines)) * LINE_HEIGHT + 3;
}

/** Excel reads "_x0041_" as an "A". */
const CODE = /_(?=x[\dA-Fa-f]{4}_)/g;

/** A number, or text: a cell of text is never a formula. */
function cellOf(value: string | number): CellObject {
  if (typeof value === 'number') return { value, type: Number };
  const lines = value.split('\n').map(line => sanitizeLine(line, LONGEST_CELL).replaceAll(CODE, '_x005F_'));
  return { value: lines.join('\n').slice(0, LONGEST_CELL).toWellFormed(), type: String, format: TEXT };
}

const ABOUT: SheetView['columns'] = [
  { title: '', width: 24 },
  { title: '', width: 90 },
];

/** Whose it is, what was read, and how far it may go. */
function aboutSheet({ about, title }: WorkbookView, logo: Branding['logo']): Written {
  const picture = pictureOf(logo);
  const room = picture === undefined ? [] : [[], [], [], []];
  const bold = { fontWeight: 'bold' } as const;
  const name = logo === undefined || picture !== undefined ? [] : [[{ ...cellOf(logo.text), ...bold }]];
  return {
    sheet: about.name,
    data: [
      ...room,
      ...name,
      [{ ...cellOf(title), ...bold, fontSize: 16 }],
      [],
      ...about.lines.map(([term, text]) => [
        { ...cellOf(term), ...bold, alignVertical: 'top' as const },
        { ...cellOf(text), wrap: true, alignVertical: 'top' as const, height: heightOf(ABOUT, [term, text]) },
      ]),
    ],
    columns: ABOUT.map(({ width }) => ({ width })),
    showGridLines: false,
    orientation: 'landscape',
    ...(picture === undefined
      ? {}
      : {
          images: [
            {
              content: picture.bytes,
              contentType: picture.type === 'png' ? 'image/png' : 'image/jpeg',
              ...fitted(picture, LOGO),
              dpi: 96,
              anchor: { row: 1, column: 1 },
              description: picture.text,
            },
          ],
        }),
  };
}

/** All columns of each table can be filtered. */
function filtered(sheets: readonly SheetView[]): Feature<FileContent> {
  const byName = new Map(sheets.map(sheet => [sheet.name, sheet]));
  return onSheet((xml, name) => {
    const table = byName.get(name);
    if (table === undefined) return xml;
    const range = `A1:${columnName(table.columns.length)}${String(table.rows.length + 1)}`;
    return xml.replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`);
  });
}

/** "A" for 1, "AA" for 27. */
const columnName = (number: number): string =>
  number === 0 ? '' : `${columnName(Math.floor((number - 1) / 26))}${String.fromCodePoint(65 + ((number - 1) % 26))}`;

/** One page wide, with client, mark and page number below. */
function printed({ footer }: WorkbookView): Feature<FileContent> {
  // An ampersand starts a code of the footer.
  const text = escapeXml(sanitizeLine(footer, 200).replaceAll('&', '&&'));
  return onSheet(xml =>
    xml
      .replaceAll(/<page(Setup|Margins)[^>]*\/>/g, '')
      .replace(/(<worksheet[^>]*>)(<sheetPr[^>]*\/>)?/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
      .replace(
        /(?=<drawing |<\/worksheet>)/,
        `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L${text}&amp;R&amp;P</oddFooter></headerFooter>`,
      ),
  );
}

const onSheet = (change: (xml: string, name: string) => string): Feature<FileContent> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': { transform: (xml, { sheet = '' }) => change(xml, sheet) },
    },
  },
});
