import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/dangling-dns-record.ts';

export default defineCheck({
  id: 'dangling-dns-record',
  aliases: ['stray-name'],
  name: 'DNS record points to a resource that does not exist',
  question: 'perimeter',
  resource: 'dns-zone',
  needs: ['danglingRecords'],
  severity: 'high',
  weight: 3,
  faultsOnly: true,
  // An address may be that of another company.
  adjust: ({ danglingRecords }) => ((danglingRecords ?? []).every(({ address }) => address) ? -1 : 0),
  title: 'No name of ours leads to an entry point or storage that is gone',
  failTitle: 'Names that lead to things we do not have',
  risk: 'A stranger who takes what the name leads to can speak to customers in our name.',
  messages: {
    one: 'The name {host} leads to {to}, which is in none of the accounts that we read.',
    many: '{count} names of {name} lead to things in none of the accounts that we read, such as {host}.',
    address:
      'The name {host} leads to {to}, an address of the provider that we found in none of the accounts that we read: whoever holds it answers our customers.',
    addresses:
      '{count} names of {name} lead to addresses of the provider that we found in none of the accounts that we read, such as {host}.',
  },
  remedy: {
    effort: 'S',
    action: 'Delete names whose target is gone, before somebody else takes it.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC05-BP01'], iso_27001_2022: ['A.8.21'], nist_csf_2: ['PR.IR-01'] },
  rows: ['aws.net.14', 'gcp.net.07'],
  evaluate({ danglingRecords }, judge) {
    if (danglingRecords === null) return judge.notApplicable('it is not a public DNS zone');
    const gone = danglingRecords.filter(({ address }) => !address);
    const [first, ...others] = gone.length > 0 ? gone : danglingRecords;
    if (first === undefined) return judge.pass();
    const one = { host: first.name, to: first.to };
    const many = { host: first.name, count: others.length + 1 };
    if (gone.length > 0) return others.length === 0 ? judge.fail('one', one) : judge.fail('many', many);
    return others.length === 0 ? judge.partial(0.5, 'address', one) : judge.partial(0.5, 'addresses', many);
  },
});
