/** The layers: what may import what, and why. Checked by `npm run lint:layers`. */

/** A stage imports itself, `model`, `lib` and what `also` names; nothing else of another stage. */
const stage = (name, why, also = []) => ({
  name: `stage-${name}`,
  severity: 'error',
  comment: why,
  from: { path: `^src/${name}/` },
  to: { path: '^(src|checks|bin)/', pathNot: [`^src/(${[name, 'model', 'lib'].join('|')})/`, ...also] },
});

/** Packages that are imported under `path` only, in tests and in benches. */
const packagesOnlyIn = (path, name, why, packages) => ({
  name,
  severity: 'error',
  comment: why,
  from: { pathNot: `^(${path}|test/|bench/)` },
  to: { path: `node_modules/${packages}` },
});

/** The list of providers, which loads no SDK and no collector. */
const PROVIDERS = '^src/providers/index\\.ts$';

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other, even for a type only, are one idea in two places.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'lib-is-the-floor',
      severity: 'error',
      comment: 'Helpers that know no cloud can be read and tested alone.',
      from: { path: '^src/lib/' },
      to: { path: '^(src|checks|bin)/', pathNot: '^src/lib/' },
    },
    {
      name: 'model-knows-only-lib',
      severity: 'error',
      comment: 'The vocabulary may not depend on what is said with it.',
      from: { path: '^src/model/' },
      to: { path: '^(src|checks|bin)/', pathNot: '^src/(model|lib)/' },
    },
    {
      name: 'checks-import-the-authoring-api-only',
      severity: 'error',
      comment: 'A built-in check is exactly what a plugin author may write.',
      from: { path: '^checks/', pathNot: '^checks/index\\.ts$' },
      to: { pathNot: '^(src/check/index\\.ts|checks/)' },
    },
    {
      name: 'check-stands-on-the-model',
      severity: 'error',
      comment: 'The authoring API is below every stage; only its tester computes facts.',
      from: { path: '^src/check/', pathNot: '^src/check/testing' },
      to: { path: '^(src|checks|bin)/', pathNot: '^src/(check|model|lib)/' },
    },
    stage('facts', 'Facts follow from the inventory, not from what is made of it.'),
    stage('providers', 'A collector does not know checks, scores or pages: it can be tested and removed alone.'),
    stage('inventory', 'The file format serves every stage and knows none.'),
    stage('assess', 'Assessment is pure: facts, checks and scores in, findings out.', [
      '^src/facts/',
      '^src/check/',
      '^src/risk/',
    ]),
    stage('risk', 'Scores are arithmetic over findings; they must not see where those came from.'),
    stage('database', 'The connection serves whoever keeps something in a database, and knows none of them.'),
    stage('history', "A comparison is arithmetic over assessments; today's rules are handed to it.", [
      '^src/database/',
    ]),
    stage('fleet', 'Workers run the units of the plan as one machine does: they know no check and no page.', [
      PROVIDERS,
      '^src/(database|inventory)/',
      '^src/providers/kit/(collector|run-collector)\\.ts$',
    ]),
    stage('brief', 'The words are made from the assessment alone, so that a saved one gives the same briefing.'),
    stage('render', 'A page prints the briefing and the assessment; years later still.', ['^src/brief/']),
    stage('plugin', 'Extensions name what a check and a renderer are; they know no stage.', [
      '^src/(check|render/renderer|brief/index|facts/(define-fact|inventory-index)|providers/kit/extension-provider)',
    ]),
    stage('config', 'Configuration is data; each provider declares its own section.', [PROVIDERS]),
    {
      name: 'providers-apart',
      severity: 'error',
      comment: 'A cloud can be removed without touching another: providers share src/providers/kit/ only.',
      from: { path: '^src/providers/([^/]+)/' },
      to: { path: '^src/providers/([^/]+)/', pathNot: '^src/providers/($1|kit)/' },
    },
    {
      name: 'providers-behind-their-list',
      severity: 'error',
      comment: 'Whoever imports one cloud by its folder knows its name: the others ask src/providers/index.ts.',
      from: { pathNot: '^(src/providers/|test/|bench/|examples/)' },
      to: { path: '^src/providers/(?!kit/)[^/]+/' },
    },
    packagesOnlyIn(
      'src/providers/',
      'sdks-in-providers-only',
      'One place for credentials, limits, and the guard that keeps us read-only.',
      '(@aws-sdk|@azure|@smithy|google-auth-library)',
    ),
    packagesOnlyIn(
      'src/render/browser/',
      'browser-in-render-only',
      'One place starts browsers, with its restrictions on network, scripts and environment.',
      '(puppeteer|@sparticuz)',
    ),
    packagesOnlyIn(
      'src/database/',
      'database-client-in-one-place',
      'One place connects to a database, and knows how to keep its password out of messages.',
      'pg/',
    ),
    packagesOnlyIn(
      'src/fleet/',
      'queue-in-the-fleet-only',
      'One place knows how jobs are claimed, retried and given up.',
      'pg-boss/',
    ),
    packagesOnlyIn(
      'src/fleet/telemetry\\.ts',
      'telemetry-in-the-fleet-only',
      'One place reports to others, and only where the user names an endpoint.',
      '@opentelemetry',
    ),
    {
      name: 'commander-in-cli-only',
      severity: 'error',
      comment: 'Everything below the command line can run in a server.',
      from: { pathNot: '^(src/cli/|test/)' },
      to: { path: 'node_modules/commander' },
    },
    {
      name: 'nobody-imports-the-cli',
      severity: 'error',
      comment: 'Console, process and clock stay at the edge.',
      from: { pathNot: '^(src/cli/|bin/|test/)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'cli-goes-through-run',
      severity: 'error',
      comment:
        'What the command line can do, the library can do. Options and arguments come from the list of providers.',
      from: { path: '^src/cli/' },
      to: { path: '^src/', pathNot: ['^src/(cli|run|model|lib|config)/', PROVIDERS] },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      comment: 'Test helpers may be sloppy where the product may not.',
      from: { path: '^(src|checks|bin)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The build says what the sources say.
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'] },
  },
};
