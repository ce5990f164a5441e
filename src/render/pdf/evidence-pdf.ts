import type { Evidence } from '../../brief/index.ts';
import type { Branding } from '../branding.ts';
import { escapeMissingGlyphs, fontFaces } from '../formats/html/fonts.ts';
import { compiled, cssText, STYLE } from '../formats/html/html.ts';
import { addPdfMetadata } from './pdf-metadata.ts';
import type { PageSize, RenderOptions } from '../renderer.ts';
import { readTemplates, templateError } from '../formats/html/templates.ts';

/**
 * The evidence as a tagged PDF, printed in one go. Printed in pieces and put together it would take as long (the browser
 * needs the same time for each row, however many there are), and libraries that put pages together leave the tags behind.
 */
export async function renderEvidencePdf(evidence: Evidence, options: RenderOptions): Promise<Uint8Array> {
  const { printPage } = await import('../browser/print.ts');
  const html = (): Promise<string> => evidenceHtml(evidence, options.page, options.branding);
  return printPage(html, options, pdf => addPdfMetadata(pdf, evidence));
}

/** The pages that are printed. Put into words once: with thousands of rows a second time for the fonts would be felt. */
export async function evidenceHtml(evidence: Evidence, page: PageSize, branding: Branding = {}): Promise<string> {
  const templates = readTemplates(branding.templates, 'evidence');
  try {
    const print = await compiled(templates);
    const text = escapeMissingGlyphs(print({ ...evidence, css: STYLE }));
    const css = `${fontFaces(text)}\n${paper(evidence, page)}\n${templates.style}`;
    return text.replace(STYLE, () => css);
  } catch (error) {
    throw templateError(branding.templates, error);
  }
}

function paper({ footer, mark }: Evidence, page: PageSize): string {
  const foot = 'font:8pt "Briefing Text",sans-serif;color:#565b63;vertical-align:top;padding-top:4mm';
  return `@page{size:${page === 'a4' ? 'A4' : 'Letter'} landscape;margin:14mm 14mm 16mm;@bottom-left{content:${cssText(escapeMissingGlyphs(`${footer} · ${mark}`))};width:88%;${foot}}@bottom-right{content:counter(page);text-align:right;${foot}}}`;
}
