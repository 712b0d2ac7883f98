throw new Error(
  'This spec loads Nest or MikroORM: name it in jest.config.js among those of the project unit-with-nest.',
);
