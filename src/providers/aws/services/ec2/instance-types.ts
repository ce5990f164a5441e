/**
 * Families of machines that AWS advises to leave: its page "Previous generation instances" with m4 and c4, which run on the
 * older hypervisor as those do, and the older nodes of Redshift.
 */
const OUTDATED = /^(t1|m[1-4]|cc[12]|c[1-4]|cr1|r3|hs1|hi1|i2|g2|cg1|ds[12]|dc1)$/;

/** Whether a type of machine (`m4.large`, `db.r3.xlarge`, `cache.m3.medium`, `m4.large.search`) is an old one. */
export function isPreviousGeneration(type: string): boolean {
  const [family = ''] = type.replace(/^(db|cache|kafka|mq)\./, '').split('.');
  return OUTDATED.test(family);
}
