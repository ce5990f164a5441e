import { deepFreeze } from '../lib/deep-freeze.ts';
import { sanitizeText } from '../lib/text.ts';
import { messageOf } from '../lib/thrown.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Renderer } from '../render/renderer.ts';

/**
 * A format of the extension `owner` gets what no one can change any more: other formats and the gate are made of the same. Where it
 * fails, that is the fault of the extension.
 */
export const guardedRenderer = (renderer: Renderer, owner: string): Renderer => ({
  ...renderer,
  render: async (briefing, assessment, options) => {
    try {
      return bytesOf(await renderer.render(deepFreeze(briefing), deepFreeze(assessment), options));
    } catch (cause) {
      throw new CloudbriefError(
        'CB_PLUGIN',
        `The format ${renderer.format} of the extension ${sanitizeText(owner, 80)} could not be made: ${sanitizeText(messageOf(cause), 400).replace(/\.$/u, '')}.`,
        'Correct the extension, or leave the format out.',
        { cause },
      );
    }
  },
});

function bytesOf(made: unknown): Uint8Array {
  if (typeof made === 'string') return Buffer.from(made);
  if (made instanceof Uint8Array) return made;
  throw new Error('it returned neither bytes nor a text');
}
