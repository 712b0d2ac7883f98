import {
  BadRequestException,
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  Patch,
  Post,
  Query,
  UsePipes,
  ValidationPipe,
} from '@nestjs/common';
import { toWallClock } from '../database/index.js';
import { type ClientInput } from '../http/index.js';
import { AlertOpening } from './alert-opening.js';
import { type AlertChange, AlertStore } from './alert-store.js';
import { AcknowledgeAlertDto } from './dto/acknowledge-alert.dto.js';
import { BusinessImpactDto } from './dto/business-impact.dto.js';
import { CreateAlertDto } from './dto/create-alert.dto.js';
import { ResolveAlertDto } from './dto/resolve-alert.dto.js';

/** The only platform routes that check their bodies. */
@Controller('alerts')
@UsePipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }))
export class AlertsController {
  constructor(
    private readonly alerts: AlertStore,
    private readonly opening: AlertOpening,
  ) {}

  @Get()
  list(@Query() query: ClientInput) {
    return this.alerts.list(query);
  }

  @Get(':id')
  async find(@Param('id') id: string) {
    return known(await this.alerts.find(id), id);
  }

  @Post()
  open(@Body() body: CreateAlertDto) {
    return this.opening.open(body);
  }

  @Post(':id/acknowledge')
  acknowledge(@Param('id') id: string, @Body() { owner }: AcknowledgeAlertDto) {
    return this.change(id, { status: 'acknowledged', owner, acknowledgedAt: toWallClock(new Date()) });
  }

  @Post(':id/resolve')
  resolve(@Param('id') id: string, @Body() { resolutionNotes, resolutionCategory }: ResolveAlertDto) {
    const resolvedAt = toWallClock(new Date());
    return this.change(id, { status: 'resolved', resolutionNotes, resolutionCategory, resolvedAt });
  }

  @Post(':id/close')
  async close(@Param('id') id: string) {
    const { status } = known(await this.alerts.find(id), id);
    if (status !== 'resolved') {
      throw new BadRequestException('Only resolved alerts can be closed');
    }
    return this.change(id, { status: 'closed', closedAt: toWallClock(new Date()) });
  }

  @Patch(':id/business-impact')
  assess(
    @Param('id') id: string,
    @Body() { businessImpactScore, affectedUsers, revenueAtRisk }: BusinessImpactDto,
  ) {
    return this.change(id, { businessImpactScore, affectedUsers, revenueAtRisk });
  }

  private async change(id: string, change: AlertChange) {
    return known(await this.alerts.change(id, change), id);
  }
}

function known<T>(alert: T | undefined, id: string): T {
  if (alert === undefined) {
    throw new NotFoundException(`Alert with ID ${id} not found`);
  }
  return alert;
}
