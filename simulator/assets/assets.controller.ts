import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { type ClientInput } from '../http/index.js';
import { AssetStore } from './asset-store.js';

@Controller('assets')
export class AssetsController {
  constructor(private readonly assets: AssetStore) {}

  @Get()
  list(@Query() query: ClientInput) {
    return this.assets.list(query);
  }

  @Get(':id')
  async find(@Param('id') id: string) {
    const asset = await this.assets.find(id);
    if (asset === undefined) {
      throw new NotFoundException(`Asset with ID ${id} not found`);
    }
    return asset;
  }

  @Post()
  save(@Body() body: ClientInput) {
    return this.assets.save(body);
  }
}
