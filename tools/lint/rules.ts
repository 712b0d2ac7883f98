import { type Context, definePlugin, defineRule, type ESTree } from '@oxlint/plugins';

/** They take an argument for each item. */
const TAKES_EACH = /^(max|min|hypot|push|unshift|splice|concat|fromCharCode|fromCodePoint|of)$/;

/** An argument for each item is a place on the stack for each: a RangeError from some 125 000 on. */
const noUnboundedSpread = defineRule({
  create: (context: Context) => ({
    CallExpression({ callee, arguments: given }) {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      if (!TAKES_EACH.test(callee.property.name)) return;
      const message = 'Use reduce, a loop or flat: a long array does not fit on the stack.';
      for (const node of given) if (node.type === 'SpreadElement') context.report({ node, message });
    },
  }),
});

const noExponent = defineRule({
  create(context: Context) {
    const refuse = (node: ESTree.BinaryExpression | ESTree.AssignmentExpression): void => {
      if (!node.operator.startsWith('**')) return;
      const message = 'Its last bit depends on the version of Node: multiply, or use exp.';
      context.report({ node, message });
    };
    return { BinaryExpression: refuse, AssignmentExpression: refuse };
  },
});

export default definePlugin({
  meta: { name: 'ems' },
  rules: { 'no-unbounded-spread': noUnboundedSpread, 'no-exponent': noExponent },
});
