import type { Portfolio } from '../brief/index.ts';
import type { RenderOptions } from './renderer.ts';

/** Formats of the page over several clients. */
export const PORTFOLIO_FORMATS = ['pdf', 'html', 'json'] as const;
export type PortfolioFormat = (typeof PORTFOLIO_FORMATS)[number];

/** Renders the page as one file. */
export async function renderPortfolio(
  portfolio: Portfolio,
  format: PortfolioFormat,
  options: RenderOptions,
): Promise<Uint8Array | string> {
  const { page, branding } = options;
  if (format === 'json') return `${JSON.stringify(portfolio, null, 2)}\n`;
  const { renderPortfolioHtml } = await import('./formats/html/html.ts');
  if (format === 'html') return renderPortfolioHtml(portfolio, page, branding, true);
  const [{ printPage }, { addPdfMetadata }] = await Promise.all([
    import('./browser/printer.ts'),
    import('./pdf/pdf-metadata.ts'),
  ]);
  return printPage(
    () => renderPortfolioHtml(portfolio, page, branding),
    options,
    pdf => addPdfMetadata(pdf, portfolio),
  );
}
