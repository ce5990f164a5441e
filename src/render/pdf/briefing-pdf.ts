import type { Briefing } from '../../brief/index.ts';
import { addPdfMetadata } from './pdf-metadata.ts';
import type { RenderOptions } from '../renderer.ts';

/** The briefing as a tagged PDF: the HTML, printed. The browser is not loaded before it is needed. */
export async function renderPdf(briefing: Briefing, options: RenderOptions): Promise<Uint8Array> {
  const { printPage } = await import('../browser/print.ts');
  const html = async (): Promise<string> =>
    (await import('../formats/html/html.ts')).renderHtml(briefing, options.page, options.branding);
  return printPage(html, options, pdf => addPdfMetadata(pdf, briefing));
}
