/** `E-003–E-007` and `E-012`; a dash for none. */
export function rangesOf(ids: readonly string[]): readonly string[] {
  const runs: [string, string][] = [];
  for (const id of ids) {
    const last = runs.at(-1);
    if (last !== undefined && Number(id.slice(2)) === Number(last[1].slice(2)) + 1) last[1] = id;
    else runs.push([id, id]);
  }
  return runs.length === 0 ? ['–'] : runs.map(([first, last]) => (first === last ? first : `${first}–${last}`));
}
