/** The message of what was thrown: code of others may throw anything, even what throws again when it is asked. */
export function messageOf(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown);
  } catch {
    return 'an error without a readable message';
  }
}
