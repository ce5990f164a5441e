import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { MarkdownOptions } from 'vitepress';
import { ROOT, siteLink } from './pages.ts';

type Configure = NonNullable<MarkdownOptions['config']>;
type Markdown = Parameters<Configure>[0];
type Token = ReturnType<Markdown['parse']>[number];

/** The anchors that GitHub gives to headings: the pages are read there too. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/** Links as they are in the clone; text with two braces is no template; the pictures of the sample below their headings. */
export const configure: Configure = markdown => {
  markdown.core.ruler.push('links-of-the-clone', state => {
    const page = relative(ROOT, (state.env as { readonly realPath?: string; readonly path: string }).realPath ?? (state.env as { readonly path: string }).path); // prettier-ignore
    for (const { children } of state.tokens) pointToSite(page, children ?? []);
    if (page === 'docs/reading.md') state.tokens = withPictures(state.tokens, state.Token);
  });
  const { text } = markdown.renderer.rules;
  markdown.renderer.rules['text'] = (...args) => (text?.(...args) ?? '').replaceAll('{{', '&#123;&#123;');
};

function pointToSite(page: string, tokens: readonly Token[]): void {
  let opened: Token | undefined;
  for (const token of tokens) {
    const target = token.attrGet('href');
    if (token.type === 'link_close' && opened?.tag === 'span') token.tag = 'span';
    if (token.type === 'link_open') opened = token;
    if (target === null || target.startsWith('#')) continue;
    const link = siteLink(page, target);
    if (link !== undefined) token.attrSet('href', link);
    else Object.assign(token, { tag: 'span', attrs: null });
  }
}

/** Folder of the pictures, one for each page of the sample briefing, which the build writes. */
export const PICTURES = join(ROOT, 'docs', 'public', 'sample');

/** Below each heading that begins with "Page 3" its picture. */
function withPictures(tokens: readonly Token[], Made: new (type: string, tag: string, nesting: 0) => Token): Token[] {
  return tokens.flatMap((token, index) => {
    const [, number] = (token.type === 'heading_close' && /^Page (\d+)\b/.exec(tokens[index - 1]?.content ?? '')) || [];
    if (number === undefined) return [token];
    const name = `page-${number.padStart(2, '0')}.png`;
    if (!existsSync(join(PICTURES, name))) throw new Error(`The sample has no page ${number}: ${name} was not made.`);
    const picture = new Made('html_block', '', 0);
    picture.content = `<img class="sample" src="/sample/${name}" alt="Page ${number} of the sample briefing" loading="lazy">\n`;
    return [token, picture];
  });
}
