// Years that the rows of one parent differ by, and the dates within them: the bills of a contract for each
// year.
#pragma once

#include "generate/nodes/amounts.hpp"

namespace synthgen::generate {

// A year of its own for each child of a parent: the last one, the one before it, and so on back.
class SiblingYearNode : public Node {
 public:
  // `type`: an integer type.
  SiblingYearNode(const SpreadReference& reference, Oid type, int last)
      : reference_(reference), type_(type), last_(last) {}
  void generate(Batch& batch, Values out) const override;

 private:
  const SpreadReference& reference_;
  Oid type_;
  int last_;
};

// A date moved by whole years, by as many as lie between the year of another date of the row and the year
// that a column names. Null where `own` is, kept where either of the others is.
class MovedToYearNode : public Node {
 public:
  // `type`: of the result; `year` is an integer.
  MovedToYearNode(NodeId own, Oid type, DateBound of, NumberSource year)
      : own_(own), type_(type), of_(of), year_(year) {}
  void generate(Batch& batch, Values out) const override;

 private:
  NodeId own_;
  Oid type_;
  DateBound of_;
  NumberSource year_;
};

}  // namespace synthgen::generate
