// What follows from the records. A conclusion states nothing that the note does not show: each has
// its figures and the section they stand in; where the records are missing there is no conclusion.

#include <algorithm>
#include <array>

#include "engine/forum/forum.hpp"
#include "engine/justify/appreciation.hpp"
#include "engine/model/forum.hpp"
#include "engine/render/papers/note/figures.hpp"
#include "engine/render/papers/note/note.hpp"

namespace otbor::papers::note {
namespace {

class Conclusions {
 public:
  explicit Conclusions(const PaperInput& input)
      : input_(input),
        narrator_(input.narrator),
        study_(narrator_.study()),
        forum_(narrator_.dossier.forum.get()) {}

  std::vector<Fields> all() {
    on_list();
    on_cycle();
    on_rework();
    on_criteria();
    on_platforms();
    on_talks();
    on_listeners();
    on_attendance();
    on_votes();
    if (items_.size() < 2) items_.clear();  // one sentence is no summary
    return std::move(items_);
  }

 private:
  void conclude(Words sentence, const std::vector<Text>& args, Words section) {
    auto& item = items_.emplace_back();
    item.text({"вывод", "conclusion"}, input_.say()(sentence, args));
    item.text({"раздел", "section"}, input_.say()(section));
  }

  [[nodiscard]] Text share(std::uint64_t n, std::uint64_t of) const {
    const Ratio percent(Points::whole(static_cast<std::int64_t>(n) * 100),
                        static_cast<std::int64_t>(of));
    return {tenths(input_, percent)};
  }

  [[nodiscard]] std::uint64_t presented() const {
    const auto& facts = study_.programme.forum;
    if (facts && facts->presented) return *facts->presented;
    return static_cast<std::uint64_t>(std::ranges::count_if(
        study_.practices, [](const Practice& one) { return takes_part(one.status); }));
  }

  void on_list() {
    const auto recommended = narrator_.dossier.selection.recommended.size();
    const auto all = presented();
    if (recommended == 0 || all < recommended) return;
    std::uint64_t praised = 0;
    std::uint64_t listed = 0;
    for (const auto& one : appreciation(narrator_.dossier)) {
      ++praised;
      if (one.recommended > 0) ++listed;
    }
    constexpr Words section{
        "Практики, рекомендованные к представлению на августовской "
        "педагогической конференции",
        "Practices recommended for the August conference"};
    if (praised == 0) {
      conclude({"рекомендовано {0} из {1} {1|представленной практики|представленных "
                "практик|представленных практик} ({2} %)",
                "{0} of {1} {1|practice|practices} presented {0|is|are} recommended ({2}%)"},
               {count(recommended), count(all), share(recommended, all)}, section);
      return;
    }
    conclude(
        {"рекомендовано {0} из {1} {1|представленной практики|представленных "
         "практик|представленных практик} ({2} %); из {3} "
         "{3|управленческой команды|управленческих команд|управленческих команд}, отмеченных "
         "сообществом, в перечне – {4}",
         "{0} of {1} {1|practice|practices} presented {0|is|are} recommended ({2}%); of {3} "
         "{3|team|teams} that the community praised {4} {4|is|are} on the list"},
        {count(recommended), count(all), share(recommended, all), count(praised), count(listed)},
        section);
  }

  void on_cycle() {
    if (!study_.cycle) return;
    std::uint64_t known = 0;
    std::uint64_t full = 0;
    for (const auto at : study_.practices.count()) {
      const auto& profile = narrator_.dossier.cycles.practices[at];
      if (!takes_part(narrator_.practice(at).status) || !profile.class_at) continue;
      ++known;
      if (study_.cycle->classes[*profile.class_at].id == "full") ++full;
    }
    Per<Stage, std::uint64_t> lacking;
    for (const auto n : narrator_.dossier.cycles.defects_of_stage) lacking.push_back(n);
    const auto worst = worst_stages(lacking, 1);
    if (known == 0 || worst.empty()) return;
    conclude({"полный управленческий цикл показан в {0} из {1} {1|практики|практик|практик} "
              "({2} %); слабее всего раскрыт этап «{3}» – пробел у {4}",
              "{0} of {1} {1|practice shows|practices show} a complete cycle ({2}%); the stage "
              "lacking most often is “{3}”, in {4}"},
             {count(full), count(known), share(full, known),
              Text(study_.cycle->stages[worst.front()].title), count(lacking[worst.front()])},
             {"Содержательные итоги", "Results"});
  }

  void on_rework() {
    const auto& shifts = narrator_.dossier.cycles.shifts;
    if (!study_.earlier || shifts.empty() || narrator_.order.published()) return;
    std::uint64_t mended = 0;
    std::uint64_t stages = 0;
    std::uint64_t lasting = 0;
    for (const auto& shift : shifts) {
      if (!shift.mended.empty()) ++mended;
      stages += shift.mended.size();
      lasting += shift.lasting.size() + shift.opened.size();
    }
    conclude({"доработка закрыла {0} {0|пробел|пробела|пробелов} цикла у {1} из {2} "
              "{2|практики|практик|практик}; {3|остаётся|остаются|остаётся} {3} "
              "{3|пробел|пробела|пробелов}",
              "rework mended {0} {0|gap|gaps} of the cycle in {1} of {2} {2|practice|practices}; "
              "{3} {3|gap remains|gaps remain}"},
             {count(stages), count(mended), count(shifts.size()), count(lasting)},
             study_.earlier->stage == "forum"
                 ? Words{"От Форума к экспертизе: что доработано",
                         "From the forum to the expertise: what was reworked"}
                 : Words{"Что изменилось в практиках с прежнего отбора",
                         "What changed in the practices since the earlier run"});
  }

  void on_criteria() {
    const auto shares = criterion_shares(narrator_, scored(narrator_));
    if (shares.size() < 3) return;
    const auto title = [&](const CriterionShare& one) {
      return Text(study_.criteria.criteria[one.criterion].title);
    };
    const auto& best = shares.front();
    const auto& worst = shares.back();
    conclude(
        {"сильная сторона практик – критерий «{0}», в среднем {1} из {2}; слабая – «{3}», {4} из "
         "{5}",
         "practices are strong in “{0}”, {1} of {2} on average, and weak in “{3}”, {4} of {5}"},
        {title(best), Text(printed(input_, best.mean)), print_points(best.high), title(worst),
         Text(printed(input_, worst.mean)), print_points(worst.high)},
        {"Содержательные итоги", "Results"});
  }

  void on_platforms() {
    if (!study_.themes) return;
    struct Result {
      Index<Platform> platform;
      Ratio percent;
    };
    std::vector<Result> results;
    for (const auto platform : study_.themes->platforms.count()) {
      const auto list = scored(narrator_, platform);
      if (list.size() > 1) results.push_back({platform, mean_percent(narrator_, list)});
    }
    if (results.size() < 2) return;
    const auto [low, high] = std::ranges::minmax_element(results, {}, &Result::percent);
    if (low->percent == high->percent) return;
    const auto id = [&](const Result& one) {
      return Text(study_.themes->platforms[one.platform].id);
    };
    conclude({"средний результат выше всего на площадке {0} ({1} %), ниже всего – на площадке {2} "
              "({3} %): её участникам прежде всего нужна методическая помощь",
              "the mean result is highest on platform {0} ({1}%) and lowest on platform {2} "
              "({3}%), whose participants need help first"},
             {id(*high), Text(tenths(input_, high->percent)), id(*low),
              Text(tenths(input_, low->percent))},
             {"Итоги площадок", "Results by platform"});
  }

  struct Fault {
    Words what;
    std::uint64_t found = 0;
    std::uint64_t of = 0;
  };

  [[nodiscard]] std::vector<Fault> faults() const {
    std::vector<Fault> faults{
        {{"преобладание теоретических сведений", "too much theory"}},
        {{"нарушение временного регламента", "talks longer than the limit"}},
        {{"недостаточная техническая готовность", "insufficient technical readiness"}}};
    if (forum_ == nullptr) return {};
    if (forum_->talks) {
      const std::array<const Shortcoming*, 3> told{
          &forum_->talks->theory, &forum_->talks->time_limit, &forum_->talks->readiness};
      for (std::size_t i = 0; i < told.size(); ++i) {
        faults[i].found = told[i]->found;
        faults[i].of = told[i]->marked;
      }
    }
    for (const auto& one : forum_->rated) {
      if (one.fault == TalkFault::listeners) continue;
      auto& fault = faults[static_cast<std::size_t>(one.fault)];
      fault.found = one.practices.size();
      fault.of = one.marked;
    }
    return faults;
  }

  void on_talks() {
    auto told = faults();
    std::erase_if(told, [](const Fault& one) { return one.found == 0; });
    if (told.empty()) return;
    const auto most = std::ranges::max_element(
        told, [](const Fault& a, const Fault& b) { return a.found * b.of < b.found * a.of; });
    conclude({"чаще других недостатков выступлений отмечается {0} – у {1} из {2} "
              "{2|выступления|выступлений|выступлений}",
              "the most frequent shortcoming of the talks is {0}: {1} of {2} {2|talk|talks}"},
             {Text(most->what), count(most->found), count(most->of)},
             {"Проблемные места выступлений", "Shortcomings of the talks"});
  }

  void on_listeners() {
    if (forum_ == nullptr || !forum_->talks) return;
    std::vector<Text> passive;
    for (const auto& one : forum_->talks->platforms) {
      if (one.passive && one.platform) {
        passive.emplace_back(study_.themes->platforms[*one.platform].id);
      }
    }
    if (passive.empty()) return;
    conclude({"слушатели были малоактивны на {0|площадке|площадках|площадках} {1}: вопросов "
              "меньше, чем предусмотрено на одно выступление",
              "listeners were passive on {0|platform|platforms} {1}: fewer questions a talk than "
              "the rules ask for"},
             {count(passive.size()), join(passive)},
             {"Мониторинг активности участников", "Participation"});
  }

  void on_attendance() {
    if (forum_ == nullptr) return;
    const auto& attendance = forum_->attendance;
    const auto connections = attendance.total.connections();
    const auto open = attendance.total.suggested + attendance.total.unresolved;
    if (connections == 0) return;
    const auto all = study_.institutions.count().value();
    if (open == 0) {
      conclude({"участие зафиксировано у {0} из {1} "
                "{1|организации|организаций|организаций}; все подключения определены",
                "{0} of {1} {1|institution|institutions} took part; every connection is told"},
               {count(attendance.represented), count(all)},
               {"Мониторинг активности участников", "Participation"});
      return;
    }
    conclude(
        {"участие зафиксировано у {0} из {1} {1|организации|организаций|организаций}; у {2} из "
         "{3} {3|подключения|подключений|подключений} ({4} %) организацию по имени определить "
         "нельзя – нужно единое правило имён",
         "{0} of {1} {1|institution|institutions} took part; of {3} "
         "{3|connection|connections} {2} ({4}%) cannot be told by name: names want one rule"},
        {count(attendance.represented), count(all), count(open), count(connections),
         share(open, connections)},
        {"Мониторинг активности участников", "Participation"});
  }

  void on_votes() {
    if (forum_ == nullptr || !forum_->votes || !study_.forum || !study_.forum->votes) return;
    const auto& result = *forum_->votes;
    const bool no_quorum = result.quorum && !*result.quorum;
    if (result.voters == 0 || no_quorum) return;
    std::uint64_t accepted = 0;
    for (const auto& proposal : result.proposals) {
      if (proposal.accepted.value_or(false)) ++accepted;
    }
    conclude({"участники поддержали {0} из {1} {1|предложения|предложений|предложений} резолюции",
              "the participants supported {0} of {1} {1|proposal|proposals} of the resolution"},
             {count(accepted), count(result.proposals.size())}, {"Резолюция", "Resolution"});
  }

  const PaperInput& input_;
  const Narrator& narrator_;
  const Study& study_;
  const Forum* forum_;
  std::vector<Fields> items_;
};

/// What the participants have voted for, with whom it is addressed to and until when: the note
/// proposes nothing of its own.
std::vector<Fields> proposals(const PaperInput& input) {
  const auto& study = input.narrator.study();
  const auto& forum = input.narrator.dossier.forum;
  std::vector<Fields> items;
  if (!study.forum || !study.forum->votes || !forum || !forum->votes) return items;
  const auto& all = study.forum->votes->resolution.proposals;
  for (std::size_t i = 0; i < all.size() && i < forum->votes->proposals.size(); ++i) {
    if (!forum->votes->proposals[i].accepted.value_or(false)) continue;
    auto& item = items.emplace_back();
    item.text({"решение", "decision"}, all[i].text);
    item.text({"ответственный", "responsible"}, all[i].addressee);
    item.text({"срок", "deadline"}, all[i].deadline);
  }
  return items;
}

}  // namespace

void add_conclusions(const PaperInput& input, Fields& fields) {
  fields.list({"выводы", "conclusions"}, {{"вывод", "conclusion"}, {"раздел", "section"}},
              Conclusions(input).all());
  fields.list({"решения", "measures"},
              {{"решение", "decision"}, {"ответственный", "responsible"}, {"срок", "deadline"}},
              proposals(input));
}

}  // namespace otbor::papers::note
