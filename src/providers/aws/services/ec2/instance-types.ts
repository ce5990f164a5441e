/**
 * Families of the AWS page "Previous generation instances", m4 and c4, which run on the same older hypervisor, and the older
 * node types of Redshift.
 */
const PREVIOUS_GENERATION = /^(t1|m[1-4]|cc[12]|c[1-4]|cr1|r3|hs1|hi1|i2|g2|cg1|ds[12]|dc1)$/;

/** Whether a type (`m4.large`, `db.r3.xlarge`, `cache.m3.medium`, `m4.large.search`) is of a previous generation. */
export function isPreviousGeneration(type: string): boolean {
  const [family = ''] = type.replace(/^(db|cache|kafka|mq)\./, '').split('.');
  return PREVIOUS_GENERATION.test(family);
}
