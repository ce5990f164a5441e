import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillCommand, unknownPlaceholders, type Recipe, type RemedyTarget } from '../../src/model/remedy.ts';
import { REMEDY_NOTES } from '../../src/model/remedy-notes.ts';
import { ENGLISH_REMEDY_WORDS, remedySteps } from '../../src/model/remedy-steps.ts';
import { CLOUDS } from '../../src/model/kinds.ts';
import type { CheckDetails } from '../../src/render/formats/check-details.ts';
import { commandFaults } from '../support/command-model.ts';
import { shellWords } from '../support/shell-words.ts';

const path = join(import.meta.dirname, '..', '..', 'data', 'checks.json');
const CHECKS = JSON.parse(readFileSync(path, 'utf8')) as CheckDetails[];

const TARGETS: Readonly<Record<string, RemedyTarget>> = {
  aws: {
    id: 'arn:aws:ecs:eu-west-1:111122223333:service/shop/web',
    name: 'web',
    type: 'AWS::ECS::Service',
    provider: 'aws',
    account: '111122223333',
    region: 'eu-west-1',
  },
  azure: {
    id: '/subscriptions/0000/resourcegroups/shop-rg/providers/microsoft.sql/servers/main/databases/orders',
    name: 'orders',
    type: 'Microsoft.Sql/servers/databases',
    provider: 'azure',
    account: '0000',
    region: 'westeurope',
  },
  gcp: {
    id: '//compute.googleapis.com/projects/shop-production/zones/europe-west1-b/instances/web',
    name: 'web',
    type: 'compute.googleapis.com/Instance',
    provider: 'gcp',
    account: 'shop-production',
    region: 'europe-west1',
  },
};

interface Case {
  readonly check: string;
  readonly recipe: Recipe;
  readonly target: RemedyTarget;
}
const RECIPES: readonly Case[] = CHECKS.flatMap(({ id, remedy }) =>
  CLOUDS.flatMap(([cloud]) => (remedy[cloud] ?? []).map(recipe => ({ check: id, recipe, target: TARGETS[cloud]! }))),
);
const commandsOf = ({ save = [], run = [], verify, undo }: Recipe): readonly string[] => [
  ...save,
  ...run,
  ...(verify === undefined ? [] : [verify]),
  ...(typeof undo === 'object' ? undo : []),
];
const COMMANDS = RECIPES.flatMap(one => commandsOf(one.recipe).map(command => ({ ...one, command })));

/** What only reads. */
const READS =
  /^(?:aws [\w-]+ (?:describe|get|list|lookup|test|detect)-|az .*\b(?:show|list|list-[\w-]+|what-if|summarize|get-upgrades)\b|gcloud [\w -]+ (?:describe|list|get-iam-policy)\b)/;

/** Faults, each with the check and the command that has it. */
const faultsIn = <T extends { readonly check: string }>(cases: readonly T[], faultOf: (one: T) => readonly string[]) =>
  cases.flatMap(one => faultOf(one).map(fault => `${one.check}: ${fault}`));

it('what a remedy costs or interrupts is told, and is not a way back', () => {
  const told = ({ recipe }: Case) => (recipe.impact ?? []).map(note => REMEDY_NOTES[note]);
  const faults = faultsIn(RECIPES, one => told(one).filter(text => /\bformer\b/.test(text)));
  expect(faults).toEqual([]);
});

describe('the commands of remedies', () => {
  it('are right by the command models of the providers', () => {
    expect(COMMANDS.length).toBeGreaterThan(1_500);
    const faults = faultsIn(COMMANDS, ({ command, target }) =>
      commandFaults(fillCommand(command, target)).map(fault => `${command}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  it.each([
    ['aws rds modify-db-instance --db-instance-identifier x --multi-zone', 'unknown option --multi-zone'],
    ['aws rds modify-db-instance --multi-az', '--db-instance-identifier is missing'],
    ['aws autoscaling put-scaling-policy --auto-scaling-group-name x --policy-name y --policy-type TargetTracking --target-tracking-configuration TargetValue=x', '--target-tracking-configuration: x is no number'],
    ['aws ec2 create-flow-logs --resource-type VPC --resource-ids x --traffic-type EVERYTHING', '--traffic-type: EVERYTHING is none of ACCEPT|REJECT|ALL'],
    ['aws ecs modify-db-instance --db-instance-identifier x', 'no command "ecs modify-db-instance"'],
    ['az vm resize --name x --size y', 'none of --ids, --resource-group'],
    ['az lock create --name keep --lock-type Never --resource x', '--lock-type: Never is none of'],
    ['az vm resize --ids x', '--size is missing'],
  ])('are not right where the model says otherwise: %s', (command, fault) => {
    expect(commandFaults(command).join('; ')).toContain(fault);
  }); // prettier-ignore

  it('have no placeholder that no finding fills', () => {
    const outsideQuotes = (command: string): string => command.replaceAll(/'[^']*'/g, '');
    expect(faultsIn(COMMANDS, ({ command }) => unknownPlaceholders(outsideQuotes(command)))).toEqual([]);
  });

  it.each(["o'brien; rm -rf /", '$(reboot)', '`id`', '--force', '-x', 'a b', '<img>', '"q"', '{name}', '*', 'a\\'])(
    'take the name %j as one word',
    hostile => {
      const wordsFor = (command: string, target: RemedyTarget, name: string): string =>
        shellWords(fillCommand(command, { ...target, name }))
          .join('\n')
          .replaceAll(/^(--[\w-]+)=/gm, '$1\n');
      const named = COMMANDS.filter(({ command }) => command.includes('{name}'));
      expect(named.length).toBeGreaterThan(500);
      const faults = faultsIn(named, ({ command, target }) =>
        [hostile, ...(hostile.startsWith('-') ? ['<name>'] : [])].some(
          // A name that is no value of an option is left out where it would be an option itself.
          word =>
            wordsFor(command, target, hostile) === wordsFor(command, target, 'QNAMEQ').replaceAll('QNAMEQ', () => word),
        )
          ? []
          : [command],
      );
      expect(faults).toEqual([]);
    },
  );

  it.each(['', 'file:///etc/passwd', '@secrets.json', 'https://evil.example', 'two\nlines', '\u202Etxt'])(
    'leave out the name %j, which is no safe argument',
    name => {
      const command = 'aws iam list-mfa-devices --user-name {name}';
      expect(fillCommand(command, { ...TARGETS['aws']!, name })).toBe('aws iam list-mfa-devices --user-name <name>');
    },
  );
});

describe('a recipe', () => {
  it('says what to check first and to keep in mind, what to run, how to verify it and how to go back', () => {
    const faults = faultsIn(RECIPES, ({ recipe }) => [
      ...(recipe.first === undefined ? ['checks nothing first'] : []),
      ...(recipe.impact === undefined ? ['has no impact'] : []),
      ...(recipe.run === undefined && recipe.portal === undefined && recipe.act === undefined ? ['does nothing'] : []),
      ...(changes(recipe) && recipe.verify === undefined && recipe.portal === undefined && recipe.act === undefined
        ? ['verifies nothing']
        : []),
      ...(changes(recipe) && recipe.undo === undefined ? ['has no way back'] : []),
    ]);
    expect(faults).toEqual([]);
  });

  it('saves what it writes back', () => {
    const faults = faultsIn(RECIPES, ({ recipe }) => {
      const undo = typeof recipe.undo === 'object' ? recipe.undo.join(' ') : '';
      const files = [...undo.matchAll(/[\w-]+-before\.json/g)].map(([file]) => file);
      return files.filter(file => !(recipe.save ?? []).some(command => command.endsWith(`> ${file}`)));
    });
    expect(faults).toEqual([]);
  });

  it('shows what was, where the way back needs it', () => {
    const faults = faultsIn(RECIPES, ({ recipe }) => {
      const steps = remedySteps(recipe, ENGLISH_REMEDY_WORDS);
      const isOpen = steps.some(({ step, text }) => step === 'undo' && text.includes('<former-'));
      const before = steps.slice(
        0,
        steps.findIndex(({ step }) => step === 'run'),
      );
      const shown = before.some(({ step, text }) => step === 'save' && READS.test(text));
      return isOpen && !shown ? ['needs a value that it does not show'] : [];
    });
    expect(faults).toEqual([]);
  });

  const writes = (edit: NonNullable<Recipe['edit']>, file: string): boolean =>
    [edit].flat().some(one => (typeof one === 'string' ? one.includes(`${file} = `) : one.file === file));

  it('says what goes into each file that a command reads', () => {
    const faults = faultsIn(RECIPES, ({ recipe: { save = [], edit = [], run = [] } }) => {
      const written = [...save, ...run].flatMap(command => /> ([\w-]+\.\w+)$/.exec(command)?.[1] ?? []);
      const read = run.flatMap(command => [...command.matchAll(FILE)].map(([, file = '']) => file));
      return read.filter(file => !written.includes(file) && !writes(edit, file));
    });
    expect(faults).toEqual([]);
  });

  it('has no words in what is not translated: `{…}`, `<…>` and names of files only', () => {
    const faults = faultsIn(RECIPES, ({ recipe: { edit = [] } }) =>
      [edit].flat().flatMap(one => {
        const texts = typeof one === 'string' ? [one] : [one.from, one.code, one.also, one.old, one.place];
        const worded = (text = ''): boolean =>
          /\b(?:the|with|without|each|ARN of|and)\b/.test(text.replaceAll(/<[^>]*>|[\w-]+\.json/g, ''));
        return texts.flatMap(text => (worded(text) ? [text ?? ''] : []));
      }),
    );
    expect(faults).toEqual([]);
  });

  it.each([
    [/^aws \w+ restore-db-\w+-from-/, '--db-subnet-group-name'],
    [/^aws rds create-db-instance-read-replica /, '--db-subnet-group-name'],
    [/^aws ec2 create-launch-template /, 'SecurityGroupIds='],
    [/^az vm create /, "--public-ip-address ''"],
    [/^az vmss create /, '--load-balancer '],
  ])('leaves no network to a default: %s has %s', (command, option) => {
    const found = COMMANDS.filter(one => command.test(one.command));
    expect(found).not.toEqual([]);
    expect(found.filter(one => !one.command.includes(option))).toEqual([]);
  });

  it('warns where it stops a machine that a group would replace', () => {
    const faults = faultsIn(RECIPES, ({ recipe: { first = [], impact = [], run = [] } }) =>
      run.some(command => command.startsWith('aws ec2 stop-instances')) &&
      !(first.includes('not-in-a-group') && impact.includes('address-changes'))
        ? ['says nothing of groups or addresses']
        : [],
    );
    expect(faults).toEqual([]);
  });

  it('speaks the terms of its own provider', () => {
    const words: Readonly<Record<string, RegExp>> = {
      aws: /Auto Scaling group|DeletionPolicy|CreditBalance|EBSIOBalance|CloudWatch|CloudFormation|instance store/,
      azure: /scale set|Key Vault|Entra|App Service|Bicep/,
      gcp: /managed instance group|Cloud SQL|Pub\/Sub|gcloud/,
    };
    const faults = faultsIn(RECIPES, ({ recipe: { first = [], impact = [], act = [], undo }, target }) =>
      [...first, ...impact, ...act, ...(typeof undo === 'string' ? [undo] : [])].filter(note =>
        Object.entries(words).some(([cloud, terms]) => cloud !== target.provider && terms.test(REMEDY_NOTES[note])),
      ),
    );
    expect(faults).toEqual([]);
  });

  it('verifies by what it changed: a list of all that is possible shows nothing', () => {
    expect(COMMANDS.filter(({ command }) => /list-resource-types/.test(command))).toEqual([]);
  });

  it('is for types of its own provider', () => {
    const faults = CHECKS.flatMap(({ id, remedy }) =>
      CLOUDS.flatMap(([cloud]) =>
        (remedy[cloud] ?? [])
          .flatMap(({ for: type = [] }) => type)
          .filter(type => TYPES[cloud]?.test(type) !== true)
          .map(type => `${id}: ${type} in the recipes of ${cloud}`),
      ),
    );
    expect(faults).toEqual([]);
  });

  it('warns where a command takes other pending changes along, or cannot be taken back', () => {
    const faults = faultsIn(RECIPES, ({ recipe: { run = [], impact = [], undo } }) => [
      ...(run.some(command => command.includes('--apply-immediately')) && !impact.includes('applies-at-once')
        ? ['says nothing of --apply-immediately']
        : []),
      ...(undo === 'no-way-back' && !impact.some(note => FINAL.includes(note))
        ? ['does not say that it is final']
        : []),
    ]);
    expect(faults).toEqual([]);
  });

  it('is the only one for its type', () => {
    const faults = CHECKS.flatMap(({ id, remedy }) =>
      CLOUDS.flatMap(([cloud]) => {
        const types = (remedy[cloud] ?? []).flatMap(({ for: type = '*' }) => type);
        return types.filter((type, at) => types.indexOf(type) !== at).map(type => `${id}: ${type} twice`);
      }),
    );
    expect(faults).toEqual([]);
  });

  it('names the path in the console in its own words, and says in a note what is to be done', () => {
    const sentence = /; (?:then|and|or|import|add) |, then |→|[a-z]\. |^(?:Create|Sign|Back up|For) /;
    expect(sentence.test('MemoryDB > Clusters > Create; then point the clients to it')).toBe(true);
    expect(faultsIn(RECIPES, ({ recipe: { portal = '' } }) => (sentence.test(portal) ? [portal] : []))).toEqual([]);
  });

  it('uses every note, and no other', () => {
    const used = new Set(
      RECIPES.flatMap(({ recipe: { first = [], impact = [], act = [], undo } }) => [
        ...first,
        ...impact,
        ...act,
        ...(typeof undo === 'string' ? [undo] : []),
      ]),
    );
    expect(Object.keys(REMEDY_NOTES).filter(note => note !== 'fill-in' && !used.has(note as 'restarts'))).toEqual([]);
  });
});

const TYPES: Readonly<Record<string, RegExp>> = {
  aws: /^AWS::/,
  azure: /^Microsoft\./,
  gcp: /^[a-z]+\.googleapis\.com\/[A-Z]/,
};

/** A file that a command reads: `file://name`, or an option that takes its name. */
const FILE = /(?:file:\/\/|--(?:policy|value|parameters|template-file|file) )([\w-]+\.(?:json|bicep))/g;

const FINAL: readonly string[] = ['cannot-be-undone', 'deletion-is-final', 'locking-is-forever', 'no-scale-down'];

const changes = ({ run = [], portal, act }: Recipe): boolean =>
  run.length === 0
    ? (portal !== undefined || act !== undefined) && !/Metrics|Advisor|Service Health/.test(portal ?? '')
    : !run.every(one => READS.test(one));
