import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/tier-without-sla.ts';

export default defineCheck({
  id: 'tier-without-sla',
  aliases: ['unpromised-tier'],
  name: 'Resource runs on a free or trial tier without an SLA',
  question: 'provider',
  resource: 'account',
  needs: ['tiersWithoutSla'],
  severity: 'medium',
  weight: 3,
  faultsOnly: true,
  title: 'The provider promises that what we rely on stays up',
  failTitle: 'Accounts with parts for which the provider promises nothing',
  risk: 'When such a part fails, nobody owes us anything: no time by which it works again, and no money back.',
  messages: {
    one: 'The provider promises nothing for a part of {name} that is sold for trials: {first}.',
    many: 'The provider promises nothing for {count} parts of {name} that are sold for trials, {first} among them.',
  },
  remedy: {
    effort: 'S',
    action: 'Move what customers rely on to a tier that comes with a promise.',
    ...recipes,
  },
  controls: {
    dora: ['30.2.b'],
    iso_27001_2022: ['A.5.20', 'A.5.23'],
    nist_csf_2: ['GV.OC-05', 'GV.SC-05'],
    soc2: ['CC9.2'],
  },
  rows: ['az.az.25', 'az.az.04', 'az.az.05', 'az.az.19', 'az.perf.04'],
  evaluate({ tiersWithoutSla }, judge) {
    if (tiersWithoutSla === null) return judge.notApplicable('the provider has no such tiers');
    const [first, ...others] = tiersWithoutSla.map(({ name, tier }) => `${name} (${tier})`);
    if (first === undefined) return judge.pass();
    return others.length === 0 ? judge.fail('one', { first }) : judge.fail('many', { first, count: others.length + 1 });
  },
  fix: () => ({ facets: { tiersWithoutSla: [] } }),
});
