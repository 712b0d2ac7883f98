import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssetIdParam } from '../../metrics/index.js';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { NodeTopologyResponse } from './topology-node.dto.js';
import { TopologyViewService } from './topology-view.service.js';
import { TopologyNodeQuery, TopologyQuery, TopologyResponse } from './topology.dto.js';

@ApiTags('topology')
@Controller('api/v1/topology')
export class TopologyController {
  constructor(private readonly topology: TopologyViewService) {}

  /**
   * Show who depends on whom, around a node or page by page.
   *
   * @remarks Merged from EMS Core's table of connections, its API and TOPOLOGY_FILE. A source that is away is said, and what it said last
   * is kept. A cursor serves as long as the version stays the same.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 404, 503)
  async getTopology(@Query() query: TopologyQuery): Promise<TopologyResponse> {
    return TopologyResponse.from(await this.topology.show(query));
  }

  /**
   * Show what an asset depends on, and what is lost without it.
   *
   * @remarks Lost is what can be reached by no other way, or needs something that is lost.
   */
  @Requires('viewer')
  @Get(':assetId')
  @AssetIdParam()
  @ApiProblems(400, 404, 503)
  async getNodeTopology(
    @Param('assetId') assetId: string,
    @Query() { limit }: TopologyNodeQuery,
  ): Promise<NodeTopologyResponse> {
    return NodeTopologyResponse.from(await this.topology.showNode(assetId, limit));
  }
}
