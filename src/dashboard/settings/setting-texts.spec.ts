import { settingTextsIn } from './setting-texts.js';

describe('settingTextsIn', () => {
  it('takes the line above a setting, whether the setting is commented out or not', () => {
    const texts = settingTextsIn(
      '# Copy it.\n\n# --- Process ---------\n# Where to listen.\nPORT=8000\n\n# --- Database (PostgreSQL) ---\n# Its host.\n#HOST=db\n',
    );

    expect([...texts]).toEqual([
      ['PORT', { section: 'Process', description: 'Where to listen.' }],
      ['HOST', { section: 'Database (PostgreSQL)', description: 'Its host.' }],
    ]);
  });
});
