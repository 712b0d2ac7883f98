import tseslint from 'typescript-eslint';

/** An argument for each item is a place on the stack for each: a RangeError from some 125 000 on. */
const spreading = {
  selector:
    'CallExpression[callee.property.name=/^(max|min|hypot|push|unshift|splice|concat|fromCharCode|fromCodePoint|of)$/] > SpreadElement',
  message: 'Use reduce, a loop or flat: a long array does not fit on the stack.',
};

/** Named, each is read as one program, as `check:types` does; TypeScript's service for editors takes a fifth more for all of them. */
const PROJECTS = ['tsconfig.json', 'web/tsconfig.json', 'test/browser/host-app/tsconfig.json'];

const sizes = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', { max: 4 }],
  'max-depth': ['error', { max: 3 }],
  complexity: ['error', { max: 10 }],
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'coverage/', 'client/schema.d.ts'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: PROJECTS, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...sizes,
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      // Nest modules are classes whose whole content is their decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // DTO classes exist for the OpenAPI document; `from` fills them by shape, nobody constructs them.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-restricted-globals': ['error', { name: 'event', message: 'Name the parameter.' }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read once, in platform/config.' },
      ],
      'no-restricted-syntax': [
        'error',
        spreading,
        {
          selector:
            "ClassDeclaration > ClassBody > MethodDefinition[kind='constructor'] > FunctionExpression[params.length>6]",
          message: 'More than six constructor dependencies: split the class.',
        },
      ],
    },
  },
  {
    // Typed-array kernels: every index is in bounds by construction, and one pass is one function.
    files: ['src/ml/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-globals': ['error', 'console', 'process', 'setTimeout', 'performance'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is a seeded argument.' },
        { object: 'Date', property: 'now', message: 'Time is an argument.' },
        {
          object: 'Math',
          property: 'pow',
          message: 'Its last bit depends on the version of Node: multiply, or use exp.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        spreading,
        {
          selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']",
          message: 'Its last bit depends on the version of Node: multiply, or use exp.',
        },
      ],
    },
  },
  {
    // Constructors are where Nest hands over dependencies.
    files: ['**/*.{ts,tsx}'],
    rules: { 'max-params': 'off', '@typescript-eslint/max-params': ['error', { max: 6 }] },
  },
  {
    files: [
      'src/platform/config/**/*.ts',
      'launcher/**/*.ts',
      'simulator/**/*.ts',
      'tools/**/*.ts',
      'test/**/*.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['tools/**/*.ts', 'launcher/**/*.ts', 'client/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Scorers run over typed arrays, in bounds by construction.
    files: ['tools/bench/**/*.ts', 'tools/backtest/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
