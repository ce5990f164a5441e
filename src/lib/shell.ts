/** Quotes an argument for a POSIX shell. */
export const quoteShellArgument = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
