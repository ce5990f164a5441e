import { expect, it } from 'vitest';
import { codeExecutionOf } from '../../../../../src/providers/aws/services/iam/code-execution.ts';

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:nightly';
const SERVER = 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1';
const STACK = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/*';
const NOTEBOOK = 'arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/research';
const policy = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string | string[], Resource: string | string[], Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  Condition,
});
const DENY = { Effect: 'Deny', Action: 'lambda:*', Resource: '*' };
const target = (kind: string, pattern: string, certain = true) => ({ kind, pattern, certain });

it.each<[string, object[], object[]]>([
  ['one function', [allow('lambda:UpdateFunctionCode', FUNCTION)], [target('function', FUNCTION)]],
  ['functions of a name', [allow('lambda:Update*', `${FUNCTION}-*`)], [target('function', `${FUNCTION}-*`)]],
  ['one server, with the documents', [allow('ssm:SendCommand', [SERVER, 'arn:aws:ssm:*:*:document/*'])], [target('server', SERVER)]],
  ['a session on one server', [allow('ssm:StartSession', SERVER)], [target('server', SERVER)]],
  ['one stack', [allow('cloudformation:UpdateStack', STACK)], [target('stack', STACK)]],
  ['one notebook', [allow('sagemaker:CreatePresignedNotebookInstanceUrl', NOTEBOOK)], [target('managed-service', NOTEBOOK)]],
  ['notebooks of a name', [allow('sagemaker:Create*', `${NOTEBOOK}-*`)], [target('managed-service', `${NOTEBOOK}-*`)]],
  ['a notebook, under a condition', [allow('sagemaker:CreatePresignedNotebookInstanceUrl', NOTEBOOK, { StringEquals: { 'sagemaker:ResourceTag/x': 'y' } })], [target('managed-service', NOTEBOOK, false)]],
  ['reading one notebook', [allow('sagemaker:DescribeNotebookInstance', NOTEBOOK)], []],
  ['an endpoint of SageMaker', [allow('sagemaker:*', 'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/prices')], []],
  ['under a condition', [allow('ssm:SendCommand', SERVER, { StringEquals: { 'ssm:resourceTag/x': 'y' } })], [target('server', SERVER, false)]],
  ['invoking one function', [allow('lambda:InvokeFunction', FUNCTION)], []],
  ['one function, denied', [allow('lambda:UpdateFunctionCode', FUNCTION), DENY], []],
  ['functions, one of them denied', [allow('lambda:UpdateFunctionCode', `${FUNCTION}*`), { ...DENY, Resource: FUNCTION }], [target('function', `${FUNCTION}*`, false)]],
])('%s', (_, statements, expected) => {
  expect(codeExecutionOf([policy(...statements)])).toEqual(expected);
}); // prettier-ignore

it('a boundary takes away what it does not allow', () => {
  const own = [policy(allow('lambda:UpdateFunctionCode', FUNCTION))];
  expect(codeExecutionOf(own, [policy(allow('s3:*', '*'))])).toEqual([]);
  expect(codeExecutionOf(own, [policy(allow('lambda:*', '*'))])).toEqual([target('function', FUNCTION)]);
  expect(codeExecutionOf(own, [''])).toEqual([target('function', FUNCTION, false)]);
});
