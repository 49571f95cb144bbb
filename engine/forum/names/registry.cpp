#include "engine/forum/names/registry.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/utf8.hpp"

namespace otbor::names {
namespace {

constexpr std::size_t hits_max = 64;
constexpr std::uint32_t shortened_letters_min = 4;      // without a full stop
constexpr std::uint32_t shortened_letters_min_dot = 2;  // «Зар.»
constexpr std::uint32_t slip_letters_min = 5;
constexpr std::uint32_t slips_letters_min = 9;
constexpr std::size_t name_words_max = 12;

const std::vector<std::uint32_t> none;

std::uint64_t hash_of(std::u32string_view word, std::size_t without) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i == without) continue;
    hash = (hash ^ word[i]) * 1099511628211ULL;
  }
  return hash;
}

void add_hit(std::vector<Hit>& hits, Hit hit) {
  if (hits.size() >= hits_max) return;
  const auto same = std::ranges::find(hits, hit.word, &Hit::word);
  if (same == hits.end()) {
    hits.push_back(hit);
  } else {
    same->grade = std::min(same->grade, hit.grade);
  }
}

void once(std::vector<std::uint32_t>& list, std::uint32_t value) {
  if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

}  // namespace

Registry::Registry(const Lexicon& lexicon, const Per<Institution, Institution>& institutions)
    : lexicon_(lexicon), by_kind_(lexicon.data().kinds.count().value()) {
  for (const auto& kind : lexicon.data().kinds) {
    auto at = std::ranges::find(families_, kind.family);
    if (at == families_.end()) at = families_.insert(families_.end(), kind.family);
    family_of_kind_.push_back(static_cast<std::uint32_t>(at - families_.begin()));
  }
  profiles_.resize(institutions.count().value());
  for (const auto at : institutions.count()) {
    const auto& one = institutions[at];
    const auto number = at.value();
    add_name(number, one.short_name, Source::own);
    const auto kinds = profiles_[number].kinds;
    const auto is_general = [&](std::uint32_t kind) {
      return !lexicon.data().kinds[Index<InstitutionKind>(kind)].may_be.empty();
    };
    add_name(number, one.full_name, Source::own);
    // The full name may speak of more kinds than the institution is: the short one decides.
    if (!std::ranges::all_of(kinds, is_general)) profiles_[number].kinds = kinds;
    if (profiles_[number].kinds.empty()) add_kind(number, one.type);
    settle_kinds(number);
    for (const auto& alias : one.aliases) add_name(number, alias, Source::alias);
    add_settlement(number, one.settlement);
  }
  forget_shared_words();
  for (std::uint32_t at = 0; at < profiles_.size(); ++at) {
    auto& profile = profiles_[at];
    for (const auto kind : profile.kinds) {
      once(profile.families, family_of_kind_[kind]);
      by_kind_[kind].push_back(at);
    }
    for (const auto number : profile.numbers) by_number_[number].push_back(at);
  }
  note_kinds_alone();
  index_words();
}

/// «СШ» of a legal form of additional education is a sports school; «школа» beside «СОШ» tells
/// nothing more.
void Registry::settle_kinds(std::uint32_t at) {
  auto& profile = profiles_[at];
  const auto before = profile.kinds;
  for (const auto general : before) {
    const auto& may_be = lexicon_.data().kinds[Index<InstitutionKind>(general)].may_be;
    if (may_be.empty()) continue;
    const bool told = std::ranges::any_of(before, [&](std::uint32_t kind) {
      return std::ranges::find(may_be, Index<InstitutionKind>(kind)) != may_be.end();
    });
    std::optional<std::uint32_t> only;
    bool several = false;
    for (const auto special : may_be) {
      const auto family = family_of_kind_[special.value()];
      if (std::ranges::find(profile.families, family) == profile.families.end()) continue;
      several = several || only.has_value();
      only = special.value();
    }
    if (!told && (!only || several)) continue;
    std::erase(profile.kinds, general);
    if (!told) once(profile.kinds, *only);
  }
}

/// A word that most institutions have in their names (that of the district) is nobody's own.
void Registry::forget_shared_words() {
  constexpr std::size_t enough_to_tell = 6;
  if (profiles_.size() < enough_to_tell) return;
  std::vector<std::uint32_t> having(words_.size());
  for (const auto& profile : profiles_) {
    for (const auto word : profile.words) ++having[word];
  }
  const auto shared = [&](std::uint32_t word) { return having[word] * 2 > profiles_.size(); };
  for (auto& profile : profiles_) {
    std::erase_if(profile.words, shared);
    for (auto& name : profile.names) std::erase_if(name, shared);
    std::erase_if(profile.names, [](const auto& name) { return name.empty(); });
  }
}

void Registry::note_kinds_alone() {
  for (auto& profile : profiles_) {
    if (profile.kinds.size() != 1 || !profile.words.empty() || !profile.numbers.empty()) continue;
    std::size_t akin = 0;
    for (std::uint32_t kind = 0; kind < by_kind_.size(); ++kind) {
      if (kinship(profile.kinds.front(), kind) > 0) akin += by_kind_[kind].size();
    }
    profile.kind_alone = akin == 1;
  }
}

std::uint32_t Registry::id_of(const std::string& sound) {
  const auto [at, fresh] = ids_.try_emplace(sound, static_cast<std::uint32_t>(words_.size()));
  if (fresh) {
    words_.push_back(sound);
    parts_.emplace_back();
    postings_.emplace_back();
  }
  return at->second;
}

void Registry::add_word(std::uint32_t at, const std::string& sound, Source source) {
  auto& list = postings_[id_of(sound)];
  const bool there = std::ranges::any_of(list, [&](const Posting& posting) {
    return posting.institution == at && posting.source <= source;
  });
  if (!there) list.push_back({at, source});
}

/// A name of the registry is read as it stands; nothing in it is a slip or a person.
void Registry::add_name(std::uint32_t at, std::string_view name, Source source) {
  if (name.empty()) return;
  const auto readings = lexicon_.letters().readings(name);
  const auto stated =
      statement_of(lexicon_, readings.front(), [](const std::string&) { return true; });
  auto& profile = profiles_[at];
  // An alias may leave out or add what the official names do not say; it tells words alone.
  if (source == Source::own || profile.kinds.empty()) {
    for (const auto kind : stated.kinds) once(profile.kinds, kind);
  }
  for (const auto& family : stated.families) once(profile.families, family_named(family));
  if (source == Source::own) {
    for (const auto number : stated.numbers) once(profile.numbers, number);
    // «МБОУ Лицей 3»: in a registry a bare number is the institution's.
    for (const auto number : stated.loose) once(profile.numbers, number);
  }
  profile.branch = profile.branch || stated.branch;
  profile.districts.insert(profile.districts.end(), stated.districts.begin(),
                           stated.districts.end());
  std::vector<std::uint32_t> own;
  for (const auto& word : stated.words) {
    const auto where = word.claim == Claim::memorial   ? Source::memorial
                       : word.claim == Claim::locality ? Source::settlement
                       : word.claim == Claim::parent   ? Source::parent
                                                       : source;
    add_word(at, word.sound, where);
    const auto id = ids_.find(word.sound)->second;
    if (parts_[id].empty()) parts_[id] = word.parts;
    if (where != Source::own) continue;
    once(profile.words, id);
    once(own, id);
  }
  if (!own.empty()) profile.names.push_back(std::move(own));
  std::string joined;
  for (const auto& word : stated.sequence) joined += (joined.empty() ? "" : " ") + word;
  if (joined.empty() || stated.sequence.size() > name_words_max) return;
  longest_name_ = std::max(longest_name_, stated.sequence.size());
  once(by_whole_name_[joined], at);
  const bool kind_alone = stated.words.empty() && stated.numbers.empty() && stated.loose.empty();
  if (source == Source::alias || !kind_alone) once(by_name_[joined], at);
}

void Registry::add_kind(std::uint32_t at, std::string_view type) {
  const auto readings = lexicon_.letters().readings(type);
  const auto stated =
      statement_of(lexicon_, readings.front(), [](const std::string&) { return true; });
  for (const auto kind : stated.kinds) once(profiles_[at].kinds, kind);
}

void Registry::add_settlement(std::uint32_t at, std::string_view name) {
  if (name.empty()) return;
  const auto readings = lexicon_.letters().readings(name);
  const auto stated =
      statement_of(lexicon_, readings.front(), [](const std::string&) { return true; });
  auto& profile = profiles_[at];
  std::vector<std::string> places;
  for (const auto& word : stated.words) {
    add_word(at, word.sound, Source::settlement);
    places.push_back(lexicon_.root(word.sound).text);
  }
  profile.own_is_place = !profile.words.empty() && !places.empty();
  for (const auto word : profile.words) {
    const auto root = lexicon_.root(words_[word]);
    const bool place = root.adjective || std::ranges::find(places, root.text) != places.end();
    profile.own_is_place = profile.own_is_place && place;
  }
}

void Registry::index_words() {
  for (std::uint32_t id = 0; id < words_.size(); ++id) {
    by_stem_[lexicon_.stem(words_[id])].push_back(id);
    roots_.push_back(lexicon_.root(words_[id]));
    by_root_[roots_.back().text].push_back(id);
    if (!parts_[id].empty()) by_part_[parts_[id].back()].push_back(id);
    sorted_.push_back(id);
    const auto letters = utf8::decode(words_[id]);
    if (letters.size() < slip_letters_min) continue;
    deletions_.emplace_back(hash_of(letters, letters.size()), id);
    for (std::size_t i = 0; i < letters.size(); ++i) {
      deletions_.emplace_back(hash_of(letters, i), id);
    }
  }
  std::ranges::sort(deletions_);
  std::ranges::sort(sorted_, [&](std::uint32_t a, std::uint32_t b) {
    return words_[a] != words_[b] ? words_[a] < words_[b] : a < b;
  });
}

void Registry::add_kin(const Claimed& claimed, std::vector<Hit>& out) const {
  if (const auto found = by_stem_.find(lexicon_.stem(claimed.sound)); found != by_stem_.end()) {
    for (const auto id : found->second) {
      // What is left of a short word is shared by chance.
      const bool same = letters_of(found->first) >= 4;
      add_hit(out, {id, same ? Grade::inflected : Grade::related});
    }
  }
  const auto root = lexicon_.root(claimed.sound);
  if (const auto found = by_root_.find(root.text); found != by_root_.end()) {
    for (const auto id : found->second) {
      const auto& other = roots_[id];
      const bool place_and_adjective = root.adjective != other.adjective &&
                                       root.possessive == other.possessive && !root.surname &&
                                       !other.surname;
      add_hit(out, {id, place_and_adjective ? Grade::derived : Grade::related});
    }
  }
}

void Registry::add_prefixed(const Claimed& claimed, std::vector<Hit>& out) const {
  const auto letters = letters_of(claimed.sound);
  const bool enough =
      claimed.dot ? letters >= shortened_letters_min_dot : letters >= shortened_letters_min;
  if (!enough) return;
  auto at = std::ranges::lower_bound(sorted_, claimed.sound, {},
                                     [&](std::uint32_t id) { return words_[id]; });
  for (; at != sorted_.end() && words_[*at].starts_with(claimed.sound); ++at) {
    if (out.size() >= hits_max) return;
    if (words_[*at].size() > claimed.sound.size()) add_hit(out, {*at, Grade::shortened});
  }
}

void Registry::add_parts(const Claimed& claimed, std::vector<Hit>& out) const {
  const auto& last = claimed.parts.empty() ? claimed.sound : claimed.parts.back();
  const auto found = by_part_.find(last);
  if (found == by_part_.end()) {
    if (claimed.parts.empty()) return;
  } else {
    for (const auto id : found->second) {
      // «В-Бузулукская» is Верхне-Бузулукская; «Бузулукская» may be another.
      const bool short_first =
          !claimed.parts.empty() && parts_[id].front().starts_with(claimed.parts.front());
      add_hit(out, {id, short_first ? Grade::shortened : Grade::part});
    }
  }
  for (const auto& part : claimed.parts) {
    if (const auto id = ids_.find(part); id != ids_.end()) add_hit(out, {id->second, Grade::part});
  }
}

void Registry::add_slips(const std::string& sound, std::vector<Hit>& out, bool two) const {
  const auto letters = utf8::decode(sound);
  if (letters.size() < slip_letters_min) return;
  for (std::size_t i = 0; i <= letters.size(); ++i) {
    const auto hash = hash_of(letters, i);
    auto at = std::ranges::lower_bound(deletions_, std::pair{hash, std::uint32_t{0}});
    for (; at != deletions_.end() && at->first == hash && out.size() < hits_max; ++at) {
      const auto other = utf8::decode(words_[at->second]);
      const auto edits = distance(letters, other, 2);
      const bool same_beginning = letters[0] == other[0];
      if (edits <= 1) add_hit(out, {at->second, same_beginning ? Grade::slip : Grade::slips});
      if (edits == 2 && two) add_hit(out, {at->second, Grade::slips});
    }
  }
}

std::vector<Hit> Registry::hits(const Claimed& claimed) const {
  std::vector<Hit> out;
  if (const auto at = ids_.find(claimed.sound); at != ids_.end()) {
    out.push_back({at->second, Grade::exact});
  }
  add_kin(claimed, out);
  const bool found =
      std::ranges::any_of(out, [](const Hit& hit) { return hit.grade <= Grade::derived; });
  add_parts(claimed, out);
  if (!found || claimed.dot) add_prefixed(claimed, out);
  if (!found) add_slips(claimed.sound, out, letters_of(claimed.sound) >= slips_letters_min);
  return out;
}

const std::vector<std::uint32_t>& Registry::with_number(std::uint32_t number) const {
  const auto at = by_number_.find(number);
  return at == by_number_.end() ? none : at->second;
}

const std::vector<std::uint32_t>& Registry::named(const std::string& joined, bool whole) const {
  const auto& names = whole ? by_whole_name_ : by_name_;
  const auto at = names.find(joined);
  return at == names.end() ? none : at->second;
}

std::uint32_t Registry::family_named(std::string_view name) const {
  return static_cast<std::uint32_t>(std::ranges::find(families_, name) - families_.begin());
}

int Registry::kinship(std::uint32_t stated, std::uint32_t kind) const {
  if (stated == kind) return 2;
  const auto may_be = [&](std::uint32_t general, std::uint32_t special) {
    const auto& list = lexicon_.data().kinds[Index<InstitutionKind>(general)].may_be;
    return std::ranges::find(list, Index<InstitutionKind>(special)) != list.end();
  };
  if (may_be(stated, kind) || may_be(kind, stated)) return 1;
  return family_of_kind_[stated] == family_of_kind_[kind] ? 0 : -1;
}

}  // namespace otbor::names
