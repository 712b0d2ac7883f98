import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Controller, Get, type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { OpenConnections } from './open-connections.service.js';

class Impatient extends OpenConnections {
  protected override readonly graceMs = 200;
}

@Controller()
class SlowController {
  @Get('slow')
  async answer(): Promise<string> {
    await delay(50);
    return 'answered';
  }
}

describe('open connections at the end', () => {
  let app: INestApplication;
  let port: number;

  beforeEach(async () => {
    const module = await Test.createTestingModule({
      controllers: [SlowController],
      providers: [{ provide: OpenConnections, useClass: Impatient }],
    }).compile();
    app = module.createNestApplication({ logger: false });
    await app.listen(0, '127.0.0.1');
    ({ port } = (app.getHttpServer() as Server).address() as AddressInfo);
  });

  const silentClient = async (): Promise<Socket> => {
    const client = connect(port, '127.0.0.1');
    await once(client, 'connect');
    return client;
  };

  it('do not keep the process from ending, though they never asked anything', async () => {
    const client = await silentClient();
    const closed = once(client, 'close');

    await app.close();

    await expect(closed).resolves.toBeDefined();
  });

  it('are answered first where they asked', async () => {
    const client = await silentClient();
    const asked = fetch(`http://127.0.0.1:${port}/slow`).then((answer) => answer.text());
    await once(app.getHttpServer() as Server, 'request');

    await app.close();

    await expect(asked).resolves.toBe('answered');
    client.destroy();
  });
});
