#include "casework/cases/people.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "pack/problem.h"
#include "terms/london.h"

namespace lintel::casework::cases {

namespace {

using Acts = std::expected<std::vector<Act>, Unknown>;

struct AskerKind {
  std::string_view words;
  std::string_view kind;
};
constexpr std::array<AskerKind, 7> asker_kinds = {{{"professional", "professional"},
                                                   {"police officer", "professional"},
                                                   {"member of the public", "public"},
                                                   {"parent", "self"},
                                                   {"young person", "self"},
                                                   {"social worker of another authority", "other_authority"},
                                                   {"court", "court"}}};

std::unexpected<Unknown> unknown(std::string what, std::string expected) {
  return std::unexpected(Unknown{std::move(what), std::move(expected)});
}

bool take(std::string_view& text, std::string_view beginning) {
  if (!text.starts_with(beginning)) return false;
  text = base::trimmed(text.substr(beginning.size()));
  return true;
}

void take_article(std::string_view& text) {
  (void)(take(text, "a ") || take(text, "an ") || take(text, "the "));
}

const AskerKind* asker_kind(std::string_view words) {
  const auto found = std::ranges::find(asker_kinds, words, &AskerKind::words);
  return found == asker_kinds.end() ? nullptr : &*found;
}

// Postcodes are upper case with digits in both halves: "EL4 2QT".
bool is_postcode(std::string_view text) {
  const auto space = text.find(' ');
  if (space == std::string_view::npos || text.size() > 8) return false;
  const auto plain = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' '; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::ranges::all_of(text, plain) && std::ranges::any_of(text.substr(0, space), digit) &&
         text.size() == space + 4 && digit(text[space + 1]);
}

void split_name(std::string_view whole, Member& member) {
  const auto space = whole.rfind(' ');
  member.given_name = std::string(whole.substr(0, space));
  if (space != std::string_view::npos) member.family_name = std::string(whole.substr(space + 1));
}

std::optional<Unknown> add_born(Member& member, std::string_view written) {
  const auto born = terms::date_from_words(written);
  if (!born) return Unknown{fmt::format("\"{}\" is not a date", written), "a date like 3 March 2018"};
  member.born = terms::iso_text(*born);
  return std::nullopt;
}

// One piece between commas. A piece that begins with none of these words goes on with the address, where one was begun.
std::optional<Unknown> add_attribute(Member& member, std::string_view piece) {
  if (take(piece, "born ")) return add_born(member, piece);
  if (take(piece, "lives at ")) return member.address = std::string(piece), std::nullopt;
  if (take(piece, "NHS number ")) return member.nhs_number = std::string(piece), std::nullopt;
  if (take(piece, "attends ")) return member.school = std::string(piece), std::nullopt;
  if (take(piece, "aged ")) return member.age_words = std::string(piece), std::nullopt;
  if (piece == "a girl" || piece == "a boy") return member.sex = std::string(piece.substr(2)), std::nullopt;
  if (piece == "with parental responsibility") return member.parental_responsibility = true, std::nullopt;
  if (piece == "an adult") return member.alone = true, member.relation = "adult", std::nullopt;
  if (piece == "home educated") return member.school = std::string(piece), std::nullopt;
  if (piece == "school not known") return member.school = "not known", std::nullopt;
  if (piece == "unborn") return member.unborn = true, std::nullopt;
  if (piece.starts_with("due ")) return member.unborn = true, member.age_words = std::string(piece), std::nullopt;
  if (is_postcode(piece)) return member.postcode = std::string(piece), std::nullopt;
  if (!member.address.empty()) return member.address += ", " + std::string(piece), std::nullopt;
  return Unknown{fmt::format("\"{}\" is not something a family member can be", piece),
                 "born, lives at, NHS number, attends, home educated, school not known, aged, a girl, a boy, an adult, "
                 "unborn, due, with parental responsibility"};
}

std::optional<Unknown> add_attributes(Member& member, std::string_view rest) {
  for (const auto& piece : base::split(rest, ',')) {
    const auto words = base::trimmed(piece);
    if (words.empty()) continue;
    if (auto wrong = add_attribute(member, words)) return wrong;
  }
  return std::nullopt;
}

Acts read_member(std::string_view name, std::string_view rest, Cast& cast) {
  Member member;
  split_name(name, member);
  if (auto wrong = add_attributes(member, rest)) return std::unexpected(std::move(*wrong));
  cast.members[std::string(name)] = std::move(member);
  return std::vector<Act>{};
}

Acts read_relative(std::string_view name, std::string_view rest, Cast& cast, const Known& known) {
  const auto of = rest.find(" of ");
  const auto comma = std::min(rest.find(','), rest.size());
  const auto child = resolve("member", base::trimmed(rest.substr(of + 4, comma - of - 4)), known);
  if (!child) return std::unexpected(child.error());
  Member member;
  split_name(name, member);
  member.relation = std::string(rest.substr(0, of));
  member.relative_of = *child;
  if (auto wrong = add_attributes(member, rest.substr(comma))) return std::unexpected(std::move(*wrong));
  cast.members[std::string(name)] = std::move(member);
  return std::vector<Act>{};
}

Acts read_asker(std::string_view name, const AskerKind& kind, std::string_view rest, Cast& cast) {
  Asker asker{.kind = std::string(kind.kind), .name = std::string(name), .role = {}, .agency = {}, .phone = {}};
  for (const auto& piece : base::split(rest, ',')) {
    auto words = base::trimmed(piece);
    if (take(words, "telephone ")) {
      asker.phone = std::string(words);
    } else if (const auto at = words.find(" at "); at != std::string_view::npos) {
      asker.role = std::string(words.substr(0, at));
      asker.agency = std::string(words.substr(at + 4));
    } else if (!words.empty()) {
      asker.role = std::string(words);
    }
  }
  cast.askers[std::string(name)] = std::move(asker);
  return std::vector<Act>{};
}

std::string id_from(std::string_view name) {
  std::string id;
  for (char c : base::lower_case(name)) id += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
  return id;
}

std::expected<std::vector<terms::TeamId>, Unknown> read_teams(std::string_view text, const Known& known) {
  std::vector<terms::TeamId> teams;
  if (const auto whole = resolve("team", text, known)) return std::vector{terms::TeamId{*whole}};
  for (const auto& name : listed_names(text)) {
    const auto team = resolve("team", name, known);
    if (!team) return std::unexpected(team.error());
    teams.emplace_back(*team);
  }
  return teams;
}

Acts read_worker(std::string_view name, std::string_view rest, Cast& cast, const Known& known) {
  const auto in = rest.find(" in ");
  const auto role = resolve("role", base::trimmed(rest.substr(0, in)), known);
  if (!role) return std::unexpected(role.error());
  Worker worker;
  if (const auto before = cast.workers.find(std::string(name)); before != cast.workers.end()) worker = before->second;
  worker.actor.id = StaffId{id_from(name)};
  worker.actor.name = std::string(name);
  worker.actor.roles.insert(terms::RoleId{*role});
  worker.actor.qualified_social_worker |= known.pack.role(terms::RoleId{*role})->qualified_social_worker;
  if (in != std::string_view::npos) {
    const auto teams = read_teams(base::trimmed(rest.substr(in + 4)), known);
    if (!teams) return std::unexpected(teams.error());
    for (const auto& id : *teams) {
      worker.actor.teams.insert(id);
      if (const auto* team = known.pack.team(id); team && !team->arm.empty()) worker.actor.arms.insert(team->arm);
    }
  }
  cast.workers[std::string(name)] = std::move(worker);
  return std::vector<Act>{};
}

Act setting(std::string_view verb_name, RecordName on, Fields fields, std::string_view member) {
  return {.actor = {},
          .verb = verb(verb_name),
          .on = std::move(on),
          .fields = std::move(fields),
          .not_said = {},
          .members = {std::string(member)}};
}

// "Maisie Harrowgate is open to csc with Ellerby duty team": on record, and somebody's work.
Acts read_involvement(std::string_view name, std::string_view rest, const Known& known) {
  const auto child = resolve("member", name, known);
  if (!child) return std::unexpected(child.error());
  const auto with = rest.find(" with ");
  const auto service = resolve("service", base::trimmed(rest.substr(0, with)), known);
  if (!service) return std::unexpected(service.error());
  Fields fields{{"service", *service}};
  if (with != std::string_view::npos) fields.emplace("team", std::string(base::trimmed(rest.substr(with + 6))));
  return std::vector<Act>{setting("open_involvement", {"person", *child}, std::move(fields), *child)};
}

// "Maisie Harrowgate was open to csc with ast until 3 March 2026": it began a year before.
Acts read_past_involvement(std::string_view name, std::string_view rest, const Known& known) {
  const auto until = rest.find(" until ");
  const auto closed = until == std::string_view::npos ? std::optional<terms::Date>()
                                                      : terms::date_from_words(base::trimmed(rest.substr(until + 7)));
  if (!closed)
    return unknown(fmt::format("\"{}\" does not say until when", rest),
                   "SERVICE with TEAM until a date like 3 March 2026");
  auto acts = read_involvement(name, rest.substr(0, until), known);
  if (!acts) return acts;
  acts->front().fields.emplace("opened_on", terms::iso_text(terms::add_months(*closed, -12)));
  acts->push_back(setting("close_involvement", acts->front().on,
                          {{"involvement", "the last"}, {"closed_on", terms::iso_text(*closed)}}, name));
  return acts;
}

Acts read_on_record(std::string_view name, const Known& known) {
  const auto child = resolve("member", name, known);
  if (!child) return std::unexpected(child.error());
  return std::vector<Act>{setting("record_person", {"person", *child}, {}, *child)};
}

Acts read_is(std::string_view name, std::string_view rest, Cast& cast, const Known& known) {
  if (rest == "on record") return read_on_record(name, known);
  if (take(rest, "open to ")) return read_involvement(name, rest, known);
  const auto is_the = rest.starts_with("the ");
  take_article(rest);
  if (is_the && rest.find(" of ") != std::string_view::npos) return read_relative(name, rest, cast, known);
  const auto comma = std::min(rest.find(','), rest.size());
  if (const auto* kind = asker_kind(rest.substr(0, comma))) return read_asker(name, *kind, rest.substr(comma), cast);
  return read_worker(name, rest, cast, known);
}

}  // namespace

Acts read_given(std::string_view text, Cast& cast, const Known& known) {
  const auto is = text.find(" is ");
  const auto comma = text.find(',');
  if (const auto has = text.find(" has an open Early Help Assessment"); has != std::string_view::npos)
    return read_involvement(text.substr(0, has), "eha", known);
  if (const auto was = text.find(" was open to "); was != std::string_view::npos)
    return read_past_involvement(base::trimmed(text.substr(0, was)), base::trimmed(text.substr(was + 13)), known);
  if (is != std::string_view::npos && (comma == std::string_view::npos || is < comma))
    return read_is(base::trimmed(text.substr(0, is)), base::trimmed(text.substr(is + 4)), cast, known);
  if (comma != std::string_view::npos && comma > 0)
    return read_member(base::trimmed(text.substr(0, comma)), text.substr(comma + 1), cast);
  return unknown(fmt::format("\"{}\" does not say who or what is given", text),
                 "NAME is a ROLE in TEAM; NAME is a professional, ROLE at AGENCY; NAME, born DATE, lives at ADDRESS; "
                 "NAME is the mother of CHILD; NAME is on record; NAME is open to SERVICE with TEAM");
}

std::expected<std::string, Unknown> take_actor(std::string_view& rest, Cast& cast) {
  std::vector<std::string> names;
  for (const auto& [name, who] : cast.workers) names.push_back(name);
  for (const auto& [name, who] : cast.askers) names.push_back(name);
  std::ranges::sort(names, {}, [](const auto& name) { return -static_cast<int>(name.size()); });
  for (const auto& name : names)
    if (take(rest, name + " ")) return name;
  for (const auto& kind : asker_kinds) {
    const auto name = "a " + std::string(kind.words);
    if (!take(rest, name + " ")) continue;
    cast.askers.try_emplace(name, Asker{std::string(kind.kind), {}, {}, {}, {}});
    return name;
  }
  const auto words = base::split(rest, ' ');
  const auto first = words.size() > 1 ? words[0] + " " + words[1] : std::string(rest);
  if (const auto meant = pack::nearest(base::lower_case(first),
                                       [&] {
                                         auto lower = names;
                                         for (auto& name : lower) name = base::lower_case(name);
                                         return lower;
                                       }());
      !meant.empty())
    return unknown(fmt::format("nobody in this case is called \"{}\"", first), "perhaps " + meant);
  return unknown(fmt::format("\"{}\" does not begin with anybody of this case", rest.substr(0, 60)),
                 "a name from a given; or a professional, a member of the public, a parent, a court");
}

}  // namespace lintel::casework::cases
