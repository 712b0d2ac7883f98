import { Body, Controller, Get, HttpCode, Post, UsePipes, ValidationPipe } from '@nestjs/common';
import { SkipThrottle } from '@nestjs/throttler';
import { FaultDto } from './dto/fault.dto.js';
import { FaultSwitch } from './fault-switch.js';

/** No part of EMS Core: lets a test imitate an outage without killing the process. */
@Controller('simulator/faults')
@SkipThrottle()
export class FaultsController {
  constructor(private readonly faults: FaultSwitch) {}

  @Get()
  current() {
    return this.faults.current;
  }

  @Post()
  @HttpCode(200)
  @UsePipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }))
  set(@Body() fault: FaultDto) {
    this.faults.set(fault);
    return this.faults.current;
  }
}
