import { metadataOf } from '../check/metadata.ts';
import type { Extensions } from './extensions.ts';

/** Metadata of the checks that extensions add, as `checks list` has it of the built-in ones. */
export const extensionMetadata = ({ checks }: Pick<Extensions, 'checks'>): ReturnType<typeof metadataOf>[] =>
  checks.map(metadataOf);
