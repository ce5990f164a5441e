import { defineCheck } from 'cloudbrief/check';

export default defineCheck({
  id: 'nameless-key',
  question: 'perimeter',
  resource: ['bucket', 'cluster'],
  needs: ['namelessKey'],
  severity: 'medium',
  weight: 3,
  title: 'Whoever comes in has a name',
  failTitle: 'Things that open to a key without a name',
  risk: 'Whoever has a copy of that key gets in, nobody can tell who it was, and it still works when they have left.',
  messages: { on: '{name} opens to a key that belongs to nobody in particular.' },
  remedy: {
    effort: 'M',
    action: 'Switch such keys off, and let people and programs come in under their own names.',
    azure:
      'az storage account update --allow-shared-key-access false; az aks update --disable-local-accounts, after Microsoft Entra log-ins work',
  },
  controls: {
    aws_wa: ['SEC02-BP01'],
    iso_27001_2022: ['A.8.5'],
    nist_csf_2: ['PR.AA-03'],
    soc2: ['CC6.1'],
  },
  rows: ['az.iam.05'],
  evaluate({ namelessKey }, judge) {
    if (namelessKey === null) return judge.notApplicable('it knows no such keys');
    return namelessKey ? judge.fail('on') : judge.pass();
  },
  mend: () => ({ facets: { namelessKey: false } }),
});
