import { isUtf8 } from 'node:buffer';

/** The encoding of a text that is not UTF-8, as a person may know it; undefined for UTF-8. */
export function otherEncoding(bytes: Buffer): string | undefined {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  // Without a mark: no text in UTF-8 has a zero byte.
  if (isUtf16 || bytes.includes(0)) return 'UTF-16';
  return isUtf8(bytes) ? undefined : 'an older encoding, such as Windows-1252';
}

/** What to do about it. */
export const SAVE_AS_UTF8 =
  'Save it as UTF-8: in an editor under "Save as", in PowerShell with `Set-Content -Encoding utf8`.';
