import { strFromU8, strToU8 } from 'fflate';
import writeExcel, { type CellObject, type Feature, type Image, type Sheet } from 'write-excel-file/node';
import type { SheetView, WorkbookView } from '../../../brief/index.ts';
import type { Branding } from '../../branding.ts';
import { sanitizeLine } from '../sanitize-line.ts';
import { escapeXml } from '../xml.ts';
import { fitted, pictureOf } from './logo.ts';
import { settlePackage } from './settle-package.ts';
import { cellText, columnName, heightOf, sharedStrings, sheetRows } from './sheet-rows.ts';

const ACCENT = '#14324f';
const LINE = '#d5d9de';
/** Text, whatever it looks like: even a cell that is edited and left again does not become a formula. */
const TEXT = '@';
const FACE = { fontFamily: 'Calibri', fontSize: 10 } as const;
const LOGO = { width: 160, height: 60 } as const;

/** The workbook: a sheet of what it is, then one for each table with filters and a head that stays in view. */
export async function renderXlsx(view: WorkbookView, { logo, accent = ACCENT }: Branding = {}): Promise<Uint8Array> {
  const tables = view.sheets.map(sheet => headOf(sheet, accent));
  const bytes = await writeExcel([aboutSheet(view, logo), ...tables], {
    ...FACE,
    features: [printed(view), filtered(view.sheets)],
  }).toBuffer();
  return settlePackage(bytes, view.moment, { fill: files => withRows(files, view.sheets) });
}

type FileContent = Image['content'];
type Written = Sheet<FileContent>;

const BODY = { alignVertical: 'top', wrap: true, bottomBorderColor: LINE, bottomBorderStyle: 'thin' } as const;

/** A table with its head, and a row whose two cells have the styles of all others. */
function headOf({ name, columns }: SheetView, accent: string): Written {
  const titles = columns.map(({ title }) => title);
  const height = heightOf(columns, titles);
  return {
    sheet: name,
    data: [
      titles.map((title): CellObject => ({
        ...cellOf(title),
        fontWeight: 'bold',
        textColor: '#ffffff',
        backgroundColor: accent,
        wrap: true,
        alignVertical: 'center',
        height,
      })),
      [
        { ...cellOf(''), ...BODY },
        { value: 0, type: Number, ...BODY },
      ],
    ],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  };
}

const PATTERN = /<row r="2"[^>]*><c r="A2" s="(\d+)"\/><c r="B2" s="(\d+)"><v>0<\/v><\/c><\/row>/;
const STRINGS = 'xl/sharedStrings.xml';

/** Puts the rows of the tables in the place of the one that shows their styles. */
function withRows(
  files: Readonly<Record<string, Uint8Array>>,
  sheets: readonly SheetView[],
): Record<string, Uint8Array> {
  const texts = strFromU8(files[STRINGS] ?? new Uint8Array());
  const strings = sharedStrings(texts.split('<si>').length - 1);
  const tables = sheets.map((sheet, at) => {
    // The first is about the workbook.
    const path = `xl/worksheets/sheet${String(at + 2)}.xml`;
    const xml = strFromU8(files[path] ?? new Uint8Array());
    const [pattern, text = '', number = ''] = PATTERN.exec(xml) ?? [];
    if (pattern === undefined) throw new Error(`${path} has no row to take the styles from.`);
    const rows = sheetRows(sheet, { text, number }, strings);
    return [path, strToU8(xml.replace(pattern, () => rows))] as const;
  });
  const added = texts.replace('</sst>', () => `${strings.added()}</sst>`);
  return { ...files, ...Object.fromEntries(tables), [STRINGS]: strToU8(added) };
}

/** A cell of text is never a formula. */
const cellOf = (value: string): CellObject => ({ value: cellText(value), type: String, format: TEXT });

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
        { ...cellOf(text), wrap: true, alignVertical: 'top' as const },
      ]),
    ],
    columns: [{ width: 24 }, { width: 90 }],
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
