import type { Briefing } from '../../brief/index.ts';
import { addPdfMetadata } from './pdf-metadata.ts';
import type { RenderOptions } from '../renderer.ts';

/** The briefing as a tagged PDF: its HTML, printed. */
export async function renderPdf(briefing: Briefing, options: RenderOptions): Promise<Uint8Array> {
  const { printPage } = await import('../browser/printer.ts');
  const html = async (): Promise<string> =>
    (await import('../formats/html/html.ts')).renderHtml(briefing, options.page, options.branding);
  return printPage(html, options, pdf => addPdfMetadata(pdf, briefing));
}
