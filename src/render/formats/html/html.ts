import type { Briefing, Portfolio } from '../../../brief/index.ts';
import type { Branding } from '../../branding.ts';
import { ICON_DEFINITIONS } from '../../charts/icons.ts';
import type { PageSize } from '../../renderer.ts';
import { compileTemplates } from './compile-templates.ts';
import { evidenceScript } from './evidence-script.ts';
import { fontFaces } from './fonts.ts';
import type { HtmlExtras } from './html-extras.ts';
import { escapeMissingGlyphs } from './missing-glyphs.ts';
import { isolateInHtml, isolateNames } from './right-to-left.ts';
import { scriptFonts } from './script-fonts.ts';
import { readTemplates, templateError, type Templates } from './templates.ts';

const PAGES: Readonly<
  Record<PageSize, { readonly size: string; readonly height: string; readonly top: number; readonly bottom: number }>
> = {
  a4: { size: 'A4', height: '297mm', top: 20, bottom: 18 },
  letter: { size: 'Letter', height: '11in', top: 13, bottom: 15 },
};

/**
 * Stands for the style sheet while the page is rendered, because its fonts depend on the rendered text. Escaped text cannot
 * contain it.
 */
export const STYLE_PLACEHOLDER = '<style sheet>';

/**
 * The briefing as one self-contained HTML file; printed, it is the PDF. `extras` are for the screen only. Throws `CB_CONFIG`
 * for an error in custom templates.
 */
export function renderHtml(
  briefing: Briefing,
  page: PageSize,
  branding: Branding = {},
  extras?: HtmlExtras,
): Promise<string> {
  const script = extras?.evidence === undefined ? undefined : evidenceScript();
  const view = { contents: undefined, evidence: undefined, ...briefing, ...extras, script };
  const name = branding.brief === true ? 'brief' : 'briefing';
  return renderTemplate({ name, view, page, branding, screen: extras !== undefined });
}

/** The page over several clients; for the screen it may use the fonts of the reader. */
export const renderPortfolioHtml = (
  view: Portfolio,
  page: PageSize,
  branding: Branding = {},
  screen = false,
): Promise<string> => renderTemplate({ name: 'portfolio', view, page, branding, screen });

interface Page {
  readonly name: 'briefing' | 'brief' | 'portfolio';
  readonly view: Pick<Briefing, 'footer' | 'mark'>;
  readonly page: PageSize;
  readonly branding: Branding;
  readonly screen: boolean;
}

async function renderTemplate({ name, view, page, branding, screen }: Page): Promise<string> {
  const templates = readTemplates(branding.templates, name);
  try {
    const render = await compileTemplates(templates);
    const whole = { ...view, logo: branding.logo, css: STYLE_PLACEHOLDER, shapes: ICON_DEFINITIONS };
    const text = isolateInHtml(render(whole));
    const fonts = await scriptFonts(text);
    // A browser has fonts of its own for what is left; the PDF is the same on every machine.
    const shown = (given: string): string => (screen ? given : escapeMissingGlyphs(given, fonts.points));
    const foot = shown(isolateNames(`${view.footer} · ${view.mark}`));
    const style = pageStyle(page, foot, templates, branding);
    const css = `${fontFaces(text)}\n${fonts.css}\n${style}${screen ? `\n${templates.screen}` : ''}`;
    return shown(text).replace(STYLE_PLACEHOLDER, () => css);
  } catch (error) {
    throw templateError(branding.templates, error);
  }
}

function pageStyle(paper: PageSize, footer: string, { style }: Templates, { accent }: Branding): string {
  const { size, height, top, bottom } = PAGES[paper];
  const foot = 'font:max(0.84rem,9pt) "Briefing Text",sans-serif;color:#565b63;vertical-align:top;padding-top:5mm';
  return `:root{--page-height:${height};--page-margins:${String(top + bottom)}mm}
@page{size:${size};margin:${String(top)}mm 22mm ${String(bottom)}mm;@bottom-left{content:${cssText(footer)};width:88%;${foot}}@bottom-right{content:counter(page);text-align:right;${foot}}}
@page cover{margin:0;@bottom-left{content:none}@bottom-right{content:none}}
${style}${accent === undefined ? '' : `\n:root{--accent:${accent}}`}`;
}

/** A CSS string with everything but letters, digits and spaces escaped: it can end neither itself nor the style sheet. */
export function cssText(text: string): string {
  return `"${text.replaceAll(/[^\p{L}\p{N} ]/gu, character => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
