import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { assessInventory } from '../../src/assess/assessment.ts';
import { redactAssessment } from '../../src/assess/redaction.ts';
import { brief } from '../../src/brief/index.ts';
import { englishMessages } from '../../src/brief/language/check-messages.ts';
import { FACTS } from '../../src/facts/index.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Target } from '../../src/model/inventory.ts';
import type { Language } from '../../src/model/language.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { rendererFor } from '../../src/render/renderers.ts';
import { MANAGEMENT, planOrganization, signIns } from '../support/aws-organization.ts';
import { fault, startAwsServer, type AwsServer } from '../support/aws-server.ts';
import { resource, testInventory } from '../support/world.ts';

const [SHOP, PAYMENTS, VAULT] = ['222222222222', '333333333333', '444444444444'];
const Accounts = [
  [MANAGEMENT, 'main'],
  [SHOP, 'shop'],
  [PAYMENTS, 'payments'],
  [VAULT, 'vault'],
].map(([Id, Name]) => ({ Id, Name, Status: 'ACTIVE' }));
const checks = await loadChecks(['database-without-deletion-protection', 'unencrypted-database', 'single-region']);

/** A healthy database in each account that could be entered. */
const assess = (targets: readonly Target[]): Assessment => {
  const resources = targets.filter(({ failed }) => failed === undefined).map(({ account }) =>
    resource('database', {
      id: `orders-${account}`, account, type: 'AWS::RDS::DBInstance',
      facets: { deletionProtection: true, encryptionAtRest: 'customer-managed-key' },
    }),
  );
  const inventory = testInventory({ resources, targets: [...targets] });
  return assessInventory(inventory, { checks, facts: FACTS, traits: PROVIDER_TRAITS, now: '2026-06-30T12:00:00Z', version: '0', client: { name: 'Noonsale Ltd', tlp: 'TLP:CLEAR' } });
}; // prettier-ignore

describe('an organization of which half is refused', () => {
  let server: AwsServer;
  let half: Assessment;
  let whole: Assessment;
  beforeAll(async () => {
    server = await startAwsServer();
    const plan = async (refusals: Parameters<typeof signIns>[0]): Promise<readonly Target[]> => {
      server.script({ 'organizations.ListAccounts': { Accounts }, ...signIns(refusals) });
      return (await planOrganization(server)).targets;
    };
    whole = assess(await plan({}));
    half = assess(await plan({ [PAYMENTS]: fault('AccessDenied', 403), [VAULT]: fault('ExpiredToken', 403) }));
  });
  afterAll(() => server.close());

  /** The point of the coverage page about the accounts. */
  const pointOf = async (language: Language): Promise<string> => {
    const environment = process.env;
    const page = await rendererFor('html').render(brief(half, language), half, { page: 'a4', environment, evidence: false }); // prettier-ignore
    return /<li>[^<]*payments[^<]*/.exec(Buffer.from(page).toString('utf8'))?.[0].slice(4) ?? '';
  };

  it.each([
    ['en', '2 accounts of 4 are missing from this report: nothing in them could be read. We were not let into payments. Our log-in to vault had run out.'],
    ['de', '2 Konten von 4 fehlen in diesem Bericht: Nichts darin konnte gelesen werden. Zu payments wurde uns der Zugang verweigert. Unsere Anmeldung bei vault war abgelaufen.'],
    ['fr', '2 comptes sur 4 manquent à ce rapport : rien n’a pu y être lu. L’accès à payments nous a été refusé. Notre connexion à vault avait expiré.'],
    ['es', '2 cuentas de 4 faltan en este informe: no se pudo leer nada en ellas. No se nos permitió entrar en payments. Nuestro inicio de sesión en vault había caducado.'],
  ] as const)('has a briefing that says in %s which accounts are missing, and why', async (language, sentence) => {
    expect(await pointOf(language)).toBe(sentence);
  }); // prettier-ignore

  it('scores no better for what is missing: overall, in a question, in a check', () => {
    expect(half.score.overall.proven).toBeLessThan(whole.score.overall.proven);
    for (const [slug, score] of Object.entries(half.score.questions))
      expect(score.proven, slug).toBeLessThanOrEqual(whole.score.questions[slug as keyof typeof whole.score.questions].proven); // prettier-ignore
    const unknown = (id: string): number | undefined => half.checks.find(one => one.id === id)?.unknown;
    expect(unknown('unencrypted-database')).toBe(2);
    expect(half.coverage.confidence).toBeLessThan(whole.coverage.confidence);
  });

  it('names no account in a redacted briefing, and keeps the reason', () => {
    const [gap = ''] = brief(redactAssessment(half, PROVIDER_TRAITS, englishMessages())).coverage.gaps;
    expect(gap).toMatch(/We were not let into account \d\. Our log-in to account \d had run out\.$/);
  });

  it('names four of many, and counts the others', () => {
    const many = Array.from({ length: 7 }, (_, at): Target => ({ provider: 'aws', account: `acc-${at}`, regions: [], failed: 'no', failedBecause: 'denied' })); // prettier-ignore
    const [gap = ''] = brief({ ...half, targets: [...half.targets, ...many] }).coverage.gaps;
    expect(gap).toContain('We were not let into payments, acc-0, acc-1, acc-2 and 4 more.');
    const unnamed = half.targets.map(({ name: _, ...target }) => target);
    expect(brief({ ...half, targets: unnamed }).coverage.gaps[0]).toContain('We were not let into 1 account.');
  });
});
