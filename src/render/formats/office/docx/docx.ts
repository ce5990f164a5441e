import {
  AlignmentType,
  Document,
  Footer,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { Briefing } from '../../../../brief/index.ts';
import { LOCALES } from '../../../../model/language.ts';
import type { Branding } from '../../../branding.ts';
import type { PageSize } from '../../../renderer.ts';
import { fitted, pictureOf } from '../logo.ts';
import { settlePackage } from '../settle-package.ts';
import { heading, lines, paragraph, plain, type Block } from './blocks.ts';
import { LAST_PAGES } from './last-pages.ts';
import { FIRST_PAGES, MIDDLE_PAGES } from './pages.ts';
import { scopeLetterPage } from './scope-letter.ts';

const ACCENT = '14324F';
/** In twentieths of a point. */
const PAPER: Readonly<Record<PageSize, { readonly width: number; readonly height: number }>> = {
  a4: { width: 11_906, height: 16_838 },
  letter: { width: 12_240, height: 15_840 },
};
const MARGIN = 1_200;
const LOGO = { width: 180, height: 60 } as const;

/** The briefing as a document that readers edit: every page of the PDF, with a column for the answer of the management. */
export async function renderDocx(briefing: Briefing, page: PageSize, branding: Branding = {}): Promise<Uint8Array> {
  const accent = branding.accent?.slice(1).toUpperCase() ?? ACCENT;
  const pages =
    branding.brief === true ? FIRST_PAGES : [scopeLetterPage, ...FIRST_PAGES, ...MIDDLE_PAGES, ...LAST_PAGES];
  return documentOf({
    briefing,
    page,
    branding,
    children: [...cover(briefing), ...pages.flatMap(write => write(briefing, accent))],
  });
}

interface Content {
  readonly briefing: Briefing;
  readonly page: PageSize;
  readonly branding: Branding;
  readonly children: readonly Block[];
}

/** A document with logo, mark and page numbers around its content. */
export async function documentOf({ briefing, page, branding, children }: Content): Promise<Uint8Array> {
  const accent = branding.accent?.slice(1).toUpperCase() ?? ACCENT;
  const title = (size: number) => ({ run: { size, bold: true, color: accent }, paragraph: { spacing: { before: 160, after: 120 } } });
  const document = new Document({
    title: plain(briefing.title),
    creator: plain(briefing.client),
    lastModifiedBy: plain(briefing.client),
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 21, language: { value: LOCALES[briefing.language] } } },
        title: title(52),
        heading1: title(32),
        heading2: title(24),
      },
    },
    sections: [
      {
        properties: { page: { size: PAPER[page], margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        headers: { default: header(branding) },
        footers: { default: footer(briefing, PAPER[page].width - 2 * MARGIN) },
        children: [...children],
      },
    ],
  });
  return settlePackage(await Packer.toBuffer(document), briefing.moment);
} // prettier-ignore

const cover = ({ cover: page, mark, office }: Briefing): Block[] => [
  paragraph(page.kicker, { bold: true }),
  heading(page.title),
  paragraph(page.who, { bold: true, size: 28 }),
  ...lines(page.lines),
  paragraph(mark, { bold: true }),
  paragraph(office.summary),
];

function header({ logo }: Branding): Header {
  const picture = pictureOf(logo);
  const name = logo === undefined ? [] : [new TextRun({ text: plain(logo.text), color: '565B63', size: 18 })];
  const image =
    picture === undefined
      ? name
      : [
          new ImageRun({
            type: picture.type,
            data: picture.bytes,
            transformation: fitted(picture, LOGO),
            altText: { name: 'logo', title: plain(picture.text), description: plain(picture.text) },
          }),
        ];
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.END, children: image })] });
}

const footer = ({ footer: text, mark }: Briefing, right: number): Footer =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: right }],
        children: [
          new TextRun({ text: plain(`${text} · ${mark}`), size: 16, color: '565B63' }),
          new TextRun({ children: ['\t', PageNumber.CURRENT], size: 16, color: '565B63' }),
        ],
      }),
    ],
  });
