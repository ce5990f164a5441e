import type { Evidence } from '../../brief/index.ts';
import type { Branding } from '../branding.ts';
import { fontFaces } from '../formats/html/fonts.ts';
import { escapeMissingGlyphs } from '../formats/html/missing-glyphs.ts';
import { isolateInHtml, isolateNames } from '../formats/html/right-to-left.ts';
import { scriptFonts } from '../formats/html/script-fonts.ts';
import { compileTemplates } from '../formats/html/compile-templates.ts';
import { cssText, STYLE_PLACEHOLDER } from '../formats/html/html.ts';
import { addPdfMetadata } from './pdf-metadata.ts';
import type { PageSize, RenderOptions } from '../renderer.ts';
import { readTemplates, templateError } from '../formats/html/templates.ts';

/**
 * The evidence as a tagged PDF, printed as one document. Printing parts and merging them would save nothing (the time for a
 * row does not grow with their number), and libraries that merge PDFs drop the tags.
 */
export async function renderEvidencePdf(evidence: Evidence, options: RenderOptions): Promise<Uint8Array> {
  const { printPage } = await import('../browser/printer.ts');
  const html = (): Promise<string> => evidenceHtml(evidence, options.page, options.branding);
  return printPage(html, options, pdf => addPdfMetadata(pdf, evidence));
}

/** The HTML of the PDF. Rendered once: with thousands of rows a second rendering, for the fonts, would take noticeably long. */
export async function evidenceHtml(evidence: Evidence, page: PageSize, branding: Branding = {}): Promise<string> {
  const templates = readTemplates(branding.templates, 'evidence');
  try {
    const render = await compileTemplates(templates);
    const html = isolateInHtml(render({ ...evidence, css: STYLE_PLACEHOLDER }));
    const fonts = await scriptFonts(html);
    const text = escapeMissingGlyphs(html, fonts.points);
    const footer = escapeMissingGlyphs(isolateNames(`${evidence.footer} · ${evidence.mark}`), fonts.points);
    const css = `${fontFaces(text)}\n${fonts.css}\n${paper(footer, page)}\n${templates.style}`;
    return text.replace(STYLE_PLACEHOLDER, () => css);
  } catch (error) {
    throw templateError(branding.templates, error);
  }
}

function paper(footer: string, page: PageSize): string {
  const foot = 'font:8pt "Briefing Text",sans-serif;color:#565b63;vertical-align:top;padding-top:4mm';
  return `@page{size:${page === 'a4' ? 'A4' : 'Letter'} landscape;margin:14mm 14mm 16mm;@bottom-left{content:${cssText(footer)};width:88%;${foot}}@bottom-right{content:counter(page);text-align:right;${foot}}}`;
}
