#pragma once

#include "pack/shape.h"

/// What can be written in a pack: each record and each of its keys, once.
namespace lintel::pack {

/// The top level of every file of a pack. `include` is read before and not kept.
template <>
const Shape<Pack>& shape_of<Pack>();
template <>
const Shape<Arm>& shape_of<Arm>();
template <>
const Shape<District>& shape_of<District>();
template <>
const Shape<Team>& shape_of<Team>();
template <>
const Shape<Establishment>& shape_of<Establishment>();
template <>
const Shape<Role>& shape_of<Role>();
template <>
const Shape<Level>& shape_of<Level>();
template <>
const Shape<Grade>& shape_of<Grade>();
template <>
const Shape<Pathway>& shape_of<Pathway>();
template <>
const Shape<StepChange>& shape_of<StepChange>();
template <>
const Shape<ConsentRule>& shape_of<ConsentRule>();
template <>
const Shape<HarmLimb>& shape_of<HarmLimb>();
template <>
const Shape<ObligationRule>& shape_of<ObligationRule>();
template <>
const Shape<IntakeRule>& shape_of<IntakeRule>();
template <>
const Shape<Outcome>& shape_of<Outcome>();
template <>
const Shape<RouteRule>& shape_of<RouteRule>();
template <>
const Shape<CoAllocation>& shape_of<CoAllocation>();
template <>
const Shape<Step>& shape_of<Step>();
template <>
const Shape<Gate>& shape_of<Gate>();
template <>
const Shape<TemplateSection>& shape_of<TemplateSection>();
template <>
const Shape<ScreeningTemplate>& shape_of<ScreeningTemplate>();
template <>
const Shape<Choice>& shape_of<Choice>();
template <>
const Shape<Question>& shape_of<Question>();
template <>
const Shape<FormSection>& shape_of<FormSection>();
template <>
const Shape<RequestForm>& shape_of<RequestForm>();
template <>
const Shape<ResponsePart>& shape_of<ResponsePart>();
template <>
const Shape<ResponseTemplate>& shape_of<ResponseTemplate>();
template <>
const Shape<CallRule>& shape_of<CallRule>();
template <>
const Shape<AdviceTopic>& shape_of<AdviceTopic>();
template <>
const Shape<AdviceResult>& shape_of<AdviceResult>();
template <>
const Shape<AdviceLine>& shape_of<AdviceLine>();
template <>
const Shape<ShareTest>& shape_of<ShareTest>();
template <>
const Shape<ShareChannel>& shape_of<ShareChannel>();
template <>
const Shape<MonthlyColumn>& shape_of<MonthlyColumn>();
template <>
const Shape<MonthlyTable>& shape_of<MonthlyTable>();
template <>
const Shape<Indicator>& shape_of<Indicator>();
template <>
const Shape<Scorecard>& shape_of<Scorecard>();
template <>
const Shape<Notifications>& shape_of<Notifications>();
template <>
const Shape<ShareRule>& shape_of<ShareRule>();
template <>
const Shape<EarlyHelpEntry>& shape_of<EarlyHelpEntry>();
template <>
const Shape<CriteriaSet>& shape_of<CriteriaSet>();
template <>
const Shape<AllocationKind>& shape_of<AllocationKind>();
template <>
const Shape<EarlyHelp>& shape_of<EarlyHelp>();
template <>
const Shape<Agency>& shape_of<Agency>();
template <>
const Shape<RefusalText>& shape_of<RefusalText>();
template <>
const Shape<Phone>& shape_of<Phone>();
template <>
const Shape<Link>& shape_of<Link>();
template <>
const Shape<Phase>& shape_of<Phase>();
template <>
const Shape<ServiceName>& shape_of<ServiceName>();

}  // namespace lintel::pack
