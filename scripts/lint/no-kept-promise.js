/**
 * A promise that is kept to be awaited later has no handler until then: when something before it throws first (an interrupt
 * cuts off every call), its own rejection ends the process. `start` attaches the handler.
 */

const HANDLED_BY = new Set(['start', 'awaitAll', 'Promise.all', 'Promise.allSettled', 'Promise.race', 'Promise.any']);

/** `start`, `Promise.all`. */
function nameOf(callee) {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return '';
  return `${callee.object.name}.${callee.property.name ?? ''}`;
}

function isPromise(type, checker) {
  if (type.isUnion()) return type.types.some(one => isPromise(one, checker));
  if (type.getSymbol()?.getName() === 'Promise') return true;
  return checker.isArrayType(type) && checker.getTypeArguments(type).some(one => isPromise(one, checker));
}

/** Whether the expression makes a promise; a variable or a map holds one that was made, and checked, elsewhere. */
const isMade = node =>
  node?.type === 'CallExpression'
    ? nameOf(node.callee) !== 'start' && !/\.get$/.test(nameOf(node.callee))
    : node?.type === 'NewExpression' || node?.type === 'ImportExpression';

export const noKeptPromise = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      kept: 'This promise is awaited later: without a handler until then, an interrupt ends the process with a stack trace. Keep start(…) of it.',
    },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    const check = node => {
      let made = node;
      while (made?.type === 'LogicalExpression' || made?.type === 'TSAsExpression')
        made = made.type === 'TSAsExpression' ? made.expression : made.right;
      if (made?.type === 'ConditionalExpression') {
        check(made.consequent);
        check(made.alternate);
        return;
      }
      if (isMade(made) && isPromise(checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(made)), checker))
        context.report({ node: made, messageId: 'kept' });
    };
    return {
      VariableDeclarator: ({ init }) => {
        check(init);
      },
      AssignmentExpression: ({ right }) => {
        check(right);
      },
      'ObjectExpression > Property': ({ value }) => {
        check(value);
      },
      CallExpression: ({ callee, arguments: given }) => {
        if (!HANDLED_BY.has(nameOf(callee))) for (const one of given) check(one);
      },
    };
  },
};
