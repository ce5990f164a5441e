import type { Briefing } from '../brief/index.ts';
import { renderHtml } from './html.ts';
import { stampPdf } from './pdf-stamp.ts';
import type { RenderOptions } from './renderer.ts';

/** The briefing as a tagged PDF: the HTML, printed. The browser is not loaded before it is needed. */
export async function renderPdf(briefing: Briefing, options: RenderOptions): Promise<Uint8Array> {
  const [{ printPage }, html] = await Promise.all([
    import('./browser/print.ts'),
    renderHtml(briefing, options.page, options.appearance),
  ]);
  return stampPdf(await printPage(html, options), briefing);
}
