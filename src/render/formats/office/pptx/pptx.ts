import PptxGenJS from 'pptxgenjs';
import type { Briefing } from '../../../../brief/index.ts';
import { LOCALES } from '../../../../model/language.ts';
import type { Branding } from '../../../branding.ts';
import { escapeXml } from '../../xml.ts';
import { fitted, pictureOf } from '../logo.ts';
import { settlePackage } from '../settle-package.ts';
import { FONT, PAGE, plain, SOFT, type Slide } from './slide.ts';
import { costSlide, decisionsSlide, planSlide, postureSlide, risksSlide, type WriteSlide } from './slides.ts';

/** Its types are those of the CommonJS build, in which the class is a member. */
const Deck = PptxGenJS as unknown as typeof PptxGenJS.default;
const ACCENT = '14324F';
const LOGO = { width: 1.8, height: 0.5 } as const;
const AFTER_FIRST: readonly WriteSlide[] = [risksSlide, decisionsSlide, costSlide, postureSlide, planSlide];

/** Six slides for a board: the answer, risks, decisions, cost, the thirteen questions and the plan; what they rest on is in the notes. */
export async function renderPptx(briefing: Briefing, branding: Branding = {}): Promise<Uint8Array> {
  const accent = branding.accent?.slice(1).toUpperCase() ?? ACCENT;
  const deck = new Deck();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = plain(briefing.title);
  deck.author = plain(briefing.client);
  // The library escapes title and author, and not this.
  deck.company = escapeXml(plain(briefing.client));
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
  addCover(deck.addSlide(), briefing, branding, accent);
  for (const write of AFTER_FIRST) {
    const slide = deck.addSlide();
    const notes = write(slide, briefing, accent);
    addFrame(slide, briefing, branding);
    slide.addNotes(notes.filter(Boolean).map(line => plain(line)).join('\n')); // prettier-ignore
  }
  const bytes = (await deck.write({ outputType: 'nodebuffer', compression: false })) as Buffer;
  const change = (xml: string): string => xml.replaceAll('lang="en-US"', `lang="${LOCALES[briefing.language]}"`);
  return settlePackage(bytes, briefing.moment, change);
} // prettier-ignore

function addCover(slide: Slide, { cover, bottomLine, mark, footer, office }: Briefing, branding: Branding, accent: string): void {
  const text = { x: PAGE.margin, w: PAGE.width - 2 * PAGE.margin, fontFace: FONT, margin: 0 } as const;
  slide.background = { color: accent };
  slide.addText(plain(cover.kicker).toUpperCase(), { ...text, y: 0.7, h: 0.4, fontSize: 14, bold: true, color: 'FFFFFF' });
  slide.addText(plain(cover.who), { ...text, y: 1.1, h: 0.5, fontSize: 20, color: 'FFFFFF' });
  slide.addText(plain(bottomLine.answer), { ...text, y: 2, h: 2.6, fontSize: bottomLine.answer.length > 220 ? 24 : 30, bold: true, color: 'FFFFFF', valign: 'top', fit: 'shrink' });
  slide.addText(
    cover.lines.map(({ term, text: said }) => ({ text: plain(`${term}${office.colon} ${said}`), options: { breakLine: true } })),
    { ...text, y: 4.9, h: 1.7, fontSize: 12, color: 'FFFFFF', valign: 'top' },
  );
  slide.addText(plain(mark), { ...text, y: 6.85, h: 0.3, fontSize: 11, bold: true, color: 'FFFFFF' });
  addLogo(slide, branding, 'FFFFFF');
  slide.addNotes(plain(`${office.summary} ${footer}`, 2_000));
} // prettier-ignore

/** Footer, mark, number and logo. */
function addFrame(slide: Slide, { footer, mark }: Briefing, branding: Branding): void {
  slide.addText(plain(`${footer} · ${mark}`), { x: PAGE.margin, y: 7, w: 11, h: 0.3, fontFace: FONT, fontSize: 10, color: SOFT, margin: 0 });
  slide.slideNumber = { x: 12.3, y: 7, w: 0.5, h: 0.3, fontFace: FONT, fontSize: 10, color: SOFT, align: 'right' };
  addLogo(slide, branding, SOFT);
} // prettier-ignore

function addLogo(slide: Slide, { logo }: Branding, color: string): void {
  const picture = pictureOf(logo);
  if (logo === undefined) return;
  const right = PAGE.width - PAGE.margin;
  if (picture === undefined) {
    slide.addText(plain(logo.text), { x: right - 4, y: 0.3, w: 4, h: 0.35, fontFace: FONT, fontSize: 12, color, align: 'right', margin: 0 });
    return;
  }
  const { width: w, height: h } = fitted(picture, LOGO);
  slide.addImage({ data: logo.source.slice('data:'.length), x: right - w, y: 0.25, w, h, altText: plain(picture.text) });
} // prettier-ignore
