import { CloudbriefError } from '../model/errors.ts';

/** The error of an output file that could not be written. */
export const writeError = (path: string, cause: unknown): CloudbriefError =>
  new CloudbriefError(
    'CB_WRITE',
    `${path} cannot be written (${cause instanceof Error ? cause.message : String(cause)}).`,
    'Choose another folder with --out, or make room there.',
    { cause },
  );
