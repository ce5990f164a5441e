import { describe, expect, it } from 'vitest';
import { tagArtifacts } from '../../../src/render/pdf/pdf-content.ts';

/** The content of the artifacts, in order. */
const artifacts = (content: string): string[] =>
  [...(tagArtifacts(content) ?? '').matchAll(/\/Artifact BMC\n([\s\S]*?)\nEMC/g)].map(match => match[1] ?? '');

describe('artifact tags', () => {
  it.each([
    ['a filled box', 'q\n1 g\n0 0 10 10 re\nf\nQ', ['0 0 10 10 re\nf']],
    ['a line', '0 0 m\n5 5 l\nS', ['0 0 m\n5 5 l\nS']],
    ['the footer', 'BT\n/F1 9 Tf\n(a \\) (b) EMC) Tj\nET', ['BT\n/F1 9 Tf\n(a \\) (b) EMC) Tj\nET']],
    ['an image', 'q\n/X1 Do\nQ', ['/X1 Do']],
    ['a clip', '0 0 10 10 re\nW* n', []],
    ['tagged text', '/P <</MCID 0>>BDC\nBT\n<0001> Tj\nET\n0 0 1 1 re\nf\nEMC', []],
    ['text with a tag inside', 'BT\n/P <</MCID 0>>BDC\n<0001> Tj\nEMC\nET', []],
    ['both', '0 0 1 1 re f /P <</MCID 0>>BDC BT <00> Tj ET EMC BT (x) Tj ET', ['0 0 1 1 re f', 'BT (x) Tj ET']],
    ['operators in a string', '(0 0 1 1 re f) Tj', []],
  ])('%s', (_, content, marked) => {
    expect(artifacts(content)).toEqual(marked);
    const plain = tagArtifacts(content)?.replaceAll('/Artifact BMC\n', '').replaceAll('\nEMC', '');
    expect(plain).toBe(content.replaceAll('\nEMC', ''));
  });

  it('text is no less untagged for marks that only name its characters or its direction', () => {
    const footer = 'BT\n/ReversedChars BMC\n/Span<</ActualText <FEFF062E> >> BDC\n<0001> Tj\nEMC\nEMC\nET';
    expect(tagArtifacts(footer)).toBe(`/Artifact BMC\n${footer}\nEMC`);
    const tagged = `/P <</MCID 0>>BDC\n${footer}\nEMC`;
    expect(tagArtifacts(tagged)).toBe(tagged);
  });

  it.each([['an inline image', 'BI /W 1 ID x EI'], ['open marked content', '/P BMC 0 0 1 1 re f'], ['an open string', '(abc']])(
    'are not added to a page of unknown syntax: %s',
    (_, content) => {
      expect(tagArtifacts(content)).toBeUndefined();
    },
  ); // prettier-ignore
});
